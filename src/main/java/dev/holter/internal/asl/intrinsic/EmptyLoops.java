package dev.holter.internal.asl.intrinsic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds how often a regular expression may repeat something without reading a character, as {@code
 * (){9999}} does. {@link CountedText} cannot count such rounds.
 */
public final class EmptyLoops {
  private static final long MOST = Integer.MAX_VALUE;

  // Only what may match nothing can be repeated without reading: groups, and places in the text.
  private static final Pattern COUNTED = Pattern.compile("(?:[)^$]|\\\\[bBAGzZ])\\{(\\d{1,18})");

  private EmptyLoops() {}

  /**
   * Returns what to count for each read, so that the rounds before it are counted too.
   *
   * @param regex the expression, which can be compiled
   * @return the product of all such counts, as if each stood inside of the others; 1 if there are
   *     none
   */
  public static int most(String regex) {
    long rounds = 1;
    Matcher counted = COUNTED.matcher(regex);
    while (counted.find()) {
      long count = Math.max(1, Math.min(MOST, Long.parseLong(counted.group(1))));
      rounds = Math.min(MOST, rounds * count);
    }
    return (int) rounds;
  }
}
