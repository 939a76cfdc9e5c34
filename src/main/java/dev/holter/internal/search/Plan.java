package dev.holter.internal.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The deviations of a run: places, and what happens there in place of the usual.
 *
 * @param options the text of the option, by place
 */
public record Plan(Map<Address, String> options) {

  /** The plan of the usual run, without any deviation. */
  public static final Plan USUAL = new Plan(Map.of());

  private static final Pattern ENTRY = Pattern.compile("([^@#=;]+)@([^@#=;]+)#(\\d{1,9})=([^;]+)");

  /** Keeps the order, which is the order of the run that it came from. */
  public Plan {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Makes the plan of a run that has been.
   *
   * @param deviations what was not as usual there
   * @return the plan that does the same
   */
  public static Plan of(Collection<Chosen> deviations) {
    Map<Address, String> options = new LinkedHashMap<>();
    deviations.forEach(each -> options.put(each.address(), each.option()));
    return new Plan(options);
  }

  /**
   * Reads what {@link #text} has written.
   *
   * @param text the entries with a semicolon between them; blank for none
   * @return the plan
   * @throws IllegalArgumentException if the text is something else
   */
  public static Plan parse(String text) {
    Map<Address, String> options = new LinkedHashMap<>();
    if (!text.isBlank()) {
      for (String entry : text.strip().split(";", -1)) {
        Matcher matcher = ENTRY.matcher(entry.strip());
        if (!matcher.matches()) {
          throw new IllegalArgumentException(
              "[" + entry + "] is no deviation: copy the whole replay text out of the failure");
        }
        Address address =
            new Address(
                decoded(matcher.group(1)),
                decoded(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
        options.put(address, decoded(matcher.group(4)));
      }
    }
    return new Plan(options);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Writes the plan on one line.
   *
   * @return what {@link #parse} reads
   */
  public String text() {
    return options.entrySet().stream()
        .map(
            entry ->
                encoded(entry.getKey().dimension())
                    + "@"
                    + encoded(entry.getKey().who())
                    + "#"
                    + entry.getKey().number()
                    + "="
                    + encoded(entry.getValue()))
        .collect(Collectors.joining(";"));
  }

  /**
   * Returns this plan without some of its places.
   *
   * @param places which
   * @return the smaller plan
   */
  public Plan without(Collection<Address> places) {
    Map<Address, String> left = new LinkedHashMap<>(options);
    left.keySet().removeAll(places);
    return new Plan(left);
  }

  /**
   * Returns what a run has never come to.
   *
   * @param happened what was not as usual there
   * @return the rest of this plan
   */
  public Plan missedBy(Collection<Chosen> happened) {
    return without(happened.stream().map(Chosen::address).toList());
  }

  /** Returns this plan with another option at one place. */
  Plan with(Address place, String option) {
    Map<Address, String> changed = new LinkedHashMap<>(options);
    changed.put(place, option);
    return new Plan(changed);
  }

  int size() {
    return options.size();
  }
}
