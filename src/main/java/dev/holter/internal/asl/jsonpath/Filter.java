package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The condition of {@code [?(...)]}: comparisons joined by {@code &&} and {@code ||}, the former
 * first. Parentheses mean nothing, and the last comparison is made first.
 *
 * @param either groups of comparisons: the filter holds if all comparisons of one group hold
 */
record Filter(List<List<FilterComparison>> either) {
  private static final Pattern AND = Pattern.compile("&&");
  private static final Pattern OR = Pattern.compile("\\|\\|");

  static Filter parse(String bracketed) {
    String inside = inside(inside(bracketed, "[", "]").substring(1).trim(), "(", ")");
    List<List<FilterComparison>> groups = new ArrayList<>();
    for (String group : OR.split(inside, -1)) {
      List<FilterComparison> comparisons = new ArrayList<>();
      for (String comparison : AND.split(group, -1)) {
        comparisons.add(0, FilterComparison.parse(stripped(comparison.trim())));
      }
      groups.add(0, List.copyOf(comparisons));
    }
    return new Filter(List.copyOf(groups));
  }

  private static String inside(String text, String first, String last) {
    String trimmed = text.trim();
    if (!trimmed.startsWith(first) || !trimmed.endsWith(last)) {
      throw new InvalidPathException("Filter must start with '[?(' and end with ')]'. " + text);
    }
    return trimmed.substring(1, trimmed.length() - 1).trim();
  }

  private static String stripped(String comparison) {
    int begin = 0;
    int end = comparison.length();
    while ("[?( ".indexOf(comparison.charAt(begin)) >= 0) {
      begin++;
    }
    while (") ".indexOf(comparison.charAt(end - 1)) >= 0) {
      end--;
    }
    return comparison.substring(begin, end);
  }

  boolean accepts(JsonNode item, PathWalk walk) {
    return either.stream()
        .anyMatch(all -> all.stream().allMatch(comparison -> comparison.holds(item, walk)));
  }
}
