package dev.holter.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a recording for values that change from run to run, and their values in this run.
 *
 * <p>The same placeholder means the same value within a file: the first answer that shows it binds
 * it, every later one has to agree.
 */
final class Placeholders {
  static final String ACCOUNT = "111111111111";

  private static final Pattern BRACKETED = Pattern.compile("<[A-Za-z][^<>]*>");

  /** Stands for any task token, and not for the same one each time. */
  private static final String ANY_TOKEN = "a_task_token";

  private static final Set<String> DATES =
      Set.of(
          "timestamp",
          "datetime",
          "date",
          "creation-date",
          "start-date",
          "stop-date",
          "start-time",
          "entered-time",
          "<timestamp>");

  private final Map<String, String> bound = new LinkedHashMap<>();
  private final String region;
  private final String date;

  /**
   * Begins with what every recording shares.
   *
   * @param date what stands for a point in time in what this run sends
   */
  Placeholders(String region, String date) {
    this.region = region;
    this.date = date;
    bound.put("<region>", region);
    bound.put("<partition>", "aws");
    bound.put("<timestamp>", date);
    bound.put("<invalid_token_3097_chars>", "x".repeat(3097));
    bound.put("<invalid_token_1025_chars>", "x".repeat(1025));
  }

  private String prefix() {
    return "arn:aws:states:" + region + ":" + ACCOUNT + ":";
  }

  static boolean isDate(String text) {
    return DATES.contains(text);
  }

  void bind(String placeholder, String value) {
    bound.put(placeholder, value);
  }

  boolean isBound(String placeholder) {
    return bound.containsKey(placeholder);
  }

  /** A text as this run sends it; placeholders that have no value yet get one. */
  String fill(String text) {
    Matcher found = BRACKETED.matcher(plain(text));
    return found.replaceAll(
        match ->
            Matcher.quoteReplacement(
                bound.computeIfAbsent(
                    match.group(), name -> name.replaceAll("[<>]", "").replace(':', '-'))));
  }

  /** Puts in what needs no brackets. */
  private String plain(String text) {
    if (isDate(text)) {
      return date;
    }
    return text.replaceAll("\"(date|timestamp|start-date|stop-date)\"(?! *:)", '"' + date + '"')
        .replace("snf_role_arn", "arn:aws:iam::" + ACCOUNT + ":role/snf")
        .replace("sfn_role_arn", "arn:aws:iam::" + ACCOUNT + ":role/sfn")
        .replaceAll("activity_arn(_\\d+)?", prefix() + "activity:activity_name$1")
        .replaceAll("s?sm_nonexistent_arn", prefix() + "stateMachine:nonexistent")
        .replace("generated-uuid", "<generated-uuid>")
        .replace("arn:<partition>:", "arn:aws:");
  }

  /** Whether an answer's text is the recorded one; binds what it shows for the first time. */
  boolean matches(String recorded, String actual) {
    List<String> unbound = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    String text = plain(recorded);
    Matcher found = BRACKETED.matcher(text);
    int from = 0;
    while (found.find()) {
      pattern.append(quoted(text.substring(from, found.start())));
      from = found.end();
      String value = bound.get(found.group());
      if (value != null) {
        pattern.append(Pattern.quote(value));
      } else if (unbound.contains(found.group())) {
        pattern.append("\\").append(unbound.indexOf(found.group()) + 1);
      } else {
        unbound.add(found.group());
        pattern.append("(.+?)");
      }
    }
    pattern.append(quoted(text.substring(from)));
    Matcher match = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(actual);
    if (!match.matches()) {
      return false;
    }
    for (int i = 0; i < unbound.size(); i++) {
      bound.put(unbound.get(i), match.group(i + 1));
    }
    return true;
  }

  private static String quoted(String text) {
    return Pattern.quote(text).replace(ANY_TOKEN, "\\E[\\w+/=-]+\\Q");
  }
}
