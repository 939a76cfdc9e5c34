package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $toMillis} is given, completed where the text leaves the larger parts of a time away:
 * the language takes them from the present, which the library reads off the real clock.
 */
final class PartialTimes {
  private static final Pattern ISO =
      Pattern.compile(
          "\\d{4}(-[01]\\d)*(-[0-3]\\d)*(T[0-2]\\d:[0-5]\\d:[0-5]\\d)*(\\.\\d+)?"
              + "([+-][0-2]\\d:?[0-5]\\d|Z)?");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-[01]\\d");
  private static final Pattern LOCAL = Pattern.compile(".*T[0-9:.]*");
  private static final Pattern PART = Pattern.compile("\\[\\[|\\[\\s*([a-zA-Z])[^\\]]*]");

  /**
   * The parts of a time from the largest on, each as the language and as Java's patterns call it.
   */
  private static final String[][] PARTS = {
    {"Y", "[Y0001]-", "uuuu-"},
    {"M", "[M01]-", "MM-"},
    {"Dd", "[D01]T", "dd'T'"},
    {"Hh", "[H01]:", "HH:"},
    {"m", "[m01]:", "mm:"},
    {"s", "[s01].", "ss."},
    {"f", "[f001] ", "SSS' '"},
  };

  private PartialTimes() {}

  static List<?> completed(List<?> arguments, Instant now) {
    if (!(arguments.get(0) instanceof String time)) {
      return arguments;
    }
    List<@Nullable Object> completed = new ArrayList<>(arguments);
    if (arguments.size() < 2 || !(arguments.get(1) instanceof String picture)) {
      if (!ISO.matcher(time).matches()) {
        throw new JException("D3110", -1, time);
      }
      completed.set(0, completed(time));
      return completed;
    }
    String present = partsOf(picture);
    if (present.matches(".*[XxWw].*")) {
      // Weeks cannot be completed here, and the library refuses them anyway.
      return arguments;
    }
    StringBuilder larger = new StringBuilder();
    StringBuilder format = new StringBuilder();
    for (String[] part : PARTS) {
      if (part[0].chars().anyMatch(letter -> present.indexOf(letter) >= 0)
          || (part[0].equals("M") && present.indexOf('d') >= 0)) {
        break;
      }
      larger.append(part[1]);
      format.append(part[2]);
    }
    if (larger.length() > 0) {
      DateTimeFormatter formatter =
          DateTimeFormatter.ofPattern(format.toString(), Locale.ROOT).withZone(ZoneOffset.UTC);
      completed.set(0, formatter.format(now) + time);
      completed.set(1, larger + picture);
    }
    return completed;
  }

  /** Without a zone it is UTC, and not the zone of the machine that the test runs on. */
  private static String completed(String time) {
    if (MONTH.matcher(time).matches()) {
      return time + "-01";
    }
    return LOCAL.matcher(time).matches() ? time + "Z" : time;
  }

  private static String partsOf(String picture) {
    StringBuilder letters = new StringBuilder();
    Matcher part = PART.matcher(picture);
    while (part.find()) {
      letters.append(part.group(1) == null ? "" : part.group(1));
    }
    return letters.toString();
  }
}
