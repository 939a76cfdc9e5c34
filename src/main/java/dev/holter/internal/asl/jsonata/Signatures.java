package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the functions of JSONata 2.0.6 are declared to take. The library has the signatures too, but
 * shows them to nobody, and hands a function that is passed to another one less than the language
 * does.
 */
final class Signatures {

  /** One function: its name, how many arguments others hand to it, and its signature. */
  private static final String DECLARED =
      """
      sum 1 <a<n>:n>
      count 1 <a:n>
      max 1 <a<n>:n>
      min 1 <a<n>:n>
      average 1 <a<n>:n>
      string 1 <x-b?:s>
      substring 3 <s-nn?:s>
      substringBefore 2 <s-s:s>
      substringAfter 2 <s-s:s>
      lowercase 1 <s-:s>
      uppercase 1 <s-:s>
      length 1 <s-:n>
      trim 1 <s-:s>
      pad 3 <s-ns?:s>
      match 3 <s-f<s:o>n?:a<o>>
      contains 2 <s-(sf):b>
      replace 4 <s-(sf)(sf)n?:s>
      split 3 <s-(sf)n?:a<s>>
      join 2 <a<s>s?:s>
      formatNumber 3 <n-so?:s>
      formatBase 2 <n-n?:s>
      formatInteger 2 <n-s:s>
      parseInteger 2 <s-s:n>
      number 1 <(nsb)-:n>
      floor 1 <n-:n>
      ceil 1 <n-:n>
      round 2 <n-n?:n>
      abs 1 <n-:n>
      sqrt 1 <n-:n>
      power 2 <n-n:n>
      boolean 1 <x-:b>
      not 1 <x-:b>
      map 2 <af>
      zip 0 <a+>
      filter 2 <af>
      single 2 <af?>
      reduce 3 <afj?:j>
      sift 2 <o-f?:o>
      keys 1 <x-:a<s>>
      lookup 2 <x-s:x>
      append 2 <xx:a>
      exists 1 <x:b>
      spread 1 <x-:a<o>>
      merge 1 <a<o>:o>
      reverse 1 <a:a>
      each 2 <o-f:a>
      error 1 <s?:x>
      assert 2 <bs?:x>
      type 1 <x:s>
      sort 2 <af?:a>
      shuffle 1 <a:a>
      distinct 1 <x:x>
      base64encode 1 <s-:s>
      base64decode 1 <s-:s>
      encodeUrlComponent 1 <s-:s>
      encodeUrl 1 <s-:s>
      decodeUrlComponent 1 <s-:s>
      decodeUrl 1 <s-:s>
      toMillis 2 <s-s?:n>
      fromMillis 3 <n-s?s?:s>
      clone 1 <(oa)-:o>
      now 2 <s?s?:s>
      millis 0 <:n>
      random 1 <n?:n>
      range 3 <nnn:a>
      uuid 0 <:s>
      hash 2 <ss:s>
      partition 2 <an:a>
      parse 1 <s:x>
      """;

  // What is passed may stand before what tells more about it: its type, and how often it is there.
  private static final Pattern PARAMETER = Pattern.compile("(\\((\\w+)\\)|\\w)(<[^>]*>)?([-?+]*)");

  private static final String ANY_VALUE = "[asnblom]";
  private static final String ANYTHING = "[asnblfom]";
  private static final Map<String, String> TYPES =
      Map.of("a", ANYTHING, "x", ANYTHING, "j", ANY_VALUE, "f", "f");

  private static final Map<String, Signatures> ALL =
      DECLARED
          .lines()
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(line -> line[0], line -> new Signatures(line[1], line[2])));

  private static final Map<Class<?>, String> OF_CLASSES =
      Map.of(
          String.class,
          "s",
          Number.class,
          "n",
          Boolean.class,
          "b",
          List.class,
          "a",
          Map.class,
          "o");

  private final int arity;
  private final List<Pattern> beginnings;

  private Signatures(String arity, String signature) {
    this.arity = Integer.parseInt(arity);
    this.beginnings = beginnings(signature.substring(1));
  }

  /** Returns what the types of the first argument, the first two, and so on look like. */
  private static List<Pattern> beginnings(String parameters) {
    List<Pattern> beginnings = new ArrayList<>();
    StringBuilder beginning = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(parameters);
    for (int at = 0; parameter.region(at, parameters.length()).lookingAt(); at = parameter.end()) {
      String given = parameter.group(2) == null ? parameter.group(1) : parameter.group(2);
      beginning.append(TYPES.getOrDefault(given, "[" + given + "m]"));
      beginning.append(parameter.group(4).replace('-', '?'));
      beginnings.add(Pattern.compile(beginning.toString()));
    }
    return beginnings;
  }

  /** Returns how many arguments a function is handed by another one that has three for it. */
  static int arity(String name) {
    Signatures declared = ALL.get(name);
    return declared == null ? 1 : declared.arity;
  }

  /**
   * Returns the argument, counted from one, at which a refused call stops fitting the signature.
   */
  static int culprit(String name, List<?> arguments) {
    String types = arguments.stream().map(Signatures::type).collect(Collectors.joining());
    int good = 0;
    Signatures declared = ALL.get(name);
    for (Pattern beginning : declared == null ? List.<Pattern>of() : declared.beginnings) {
      Matcher fits = beginning.matcher(types);
      if (!fits.lookingAt()) {
        break;
      }
      good = fits.end();
    }
    return good + 1;
  }

  private static String type(@Nullable Object value) {
    if (value == null) {
      return "m";
    }
    if (value == Jsonata.NULL_VALUE) {
      return "l";
    }
    return OF_CLASSES.entrySet().stream()
        .filter(one -> one.getKey().isInstance(value))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("f");
  }
}
