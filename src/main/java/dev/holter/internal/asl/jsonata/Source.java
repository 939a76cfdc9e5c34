package dev.holter.internal.asl.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An expression as the library is given it: with a variable for each regular expression, so that
 * matching can be bounded, and without what the library stumbles over.
 */
final class Source {

  /**
   * The start of the variables that stand for regular expressions. No name in an expression can
   * contain this character.
   */
  private static final String REGEX = "·";

  // Each parameter that may be absent doubles what the library tries for a call.
  private static final int LONGEST_SIGNATURE = 12;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|/\\*(?s:.*?)\\*/)"
              + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`)"
              + "|(?<last>\\[\\s*-\\s*\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?\\s*])"
              + "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)"
              + "|(?<name>[$\\p{L}_λ](?:[\\p{L}\\p{N}_$])*+)"
              + "|(?<operator>\\*\\*|~>|:=|!=|<=|>=|\\.\\.|.)",
          Pattern.DOTALL);

  private static final Set<String> WORDS = Set.of("and", "or", "in");

  private final String given;
  private final StringBuilder text = new StringBuilder();
  private final List<Pattern> regexes = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  /** Whether a value was just read, so that what follows is an operator. */
  private boolean afterValue;

  /** How many parentheses are open since the word function, -1 elsewhere. */
  private int parameters = -1;

  private boolean signature;

  private final References references = new References();

  private Source(String given) {
    this.given = given;
  }

  /**
   * Reads an expression.
   *
   * @throws JsonataProblem if it has a regular expression that is none
   */
  static Source of(String expression) {
    Source source = new Source(expression);
    source.read();
    return source;
  }

  /** The text for the library. */
  String text() {
    return text.toString();
  }

  /** The regular expressions, in the order of their variables. */
  List<Pattern> regexes() {
    return regexes;
  }

  /** The names of the variables and functions, without the dollar sign. */
  Set<String> names() {
    return names;
  }

  /** The references of the expression that the service does not support. */
  List<String> unsupportedReferences() {
    return references.unsupported();
  }

  /** The name of the variable that stands for the regular expression of that index. */
  static String variable(int index) {
    return REGEX + index;
  }

  private void read() {
    Matcher token = TOKEN.matcher(given);
    int at = 0;
    while (at < given.length()) {
      token.region(at, given.length());
      if (startsRegex(at)) {
        at = regex(at);
      } else if (signature && given.charAt(at) == '<') {
        at = signature(at);
      } else if (token.lookingAt()) {
        take(token);
        at = token.end();
      } else {
        text.append(given.charAt(at++));
      }
    }
  }

  private boolean startsRegex(int at) {
    return !afterValue && given.charAt(at) == '/' && !given.startsWith("/*", at);
  }

  private void take(Matcher token) {
    String found = token.group();
    if (token.group("space") != null) {
      text.append(found);
      return;
    }
    signature = false;
    references.take(found, isName(token), afterValue);
    if (token.group("last") != null) {
      last(found);
    } else if (token.group("name") != null) {
      name(found);
    } else if (token.group("operator") != null) {
      operator(found);
    } else {
      Literals.require(found);
      text.append(found);
      afterValue = true;
    }
  }

  private static boolean isName(Matcher token) {
    String text = token.group("text");
    return token.group("name") != null || (text != null && text.startsWith("`"));
  }

  /**
   * Rewrites a negative index as a computed one: the library fails on a plain one where the array
   * is empty.
   */
  private void last(String index) {
    String inside = index.substring(1, index.length() - 1);
    text.append(afterValue ? "[(" + inside + ")]" : index);
    afterValue = true;
  }

  private void name(String name) {
    text.append(name);
    if (name.startsWith("$")) {
      names.add(name.substring(1));
    }
    if (name.equals("function") || name.equals("λ")) {
      parameters = 0;
      references.function();
    }
    afterValue = !(afterValue && WORDS.contains(name));
  }

  private void operator(String operator) {
    text.append(operator);
    boolean wildcard = !afterValue && (operator.equals("*") || operator.equals("%"));
    boolean placeholder = !afterValue && operator.equals("?");
    boolean closes = operator.equals(")") || operator.equals("]") || operator.equals("}");
    afterValue = wildcard || placeholder || closes || operator.equals("**");
    if (parameters >= 0) {
      parameters += operator.equals("(") ? 1 : operator.equals(")") ? -1 : 0;
      signature = operator.equals(")") && parameters == 0;
      parameters = parameters == 0 ? -1 : parameters;
    }
  }

  private int signature(int from) {
    signature = false;
    int open = 0;
    int optional = 0;
    for (int at = from; at < given.length(); at++) {
      char here = given.charAt(at);
      open += here == '<' ? 1 : here == '>' ? -1 : 0;
      optional += "?+-".indexOf(here) >= 0 ? 1 : 0;
      if (open == 0) {
        if (optional > LONGEST_SIGNATURE) {
          throw new JsonataProblem(JsonataErrors.TIMEOUT);
        }
        text.append(given, from, at + 1);
        afterValue = true;
        return at + 1;
      }
    }
    text.append(given.substring(from));
    return given.length();
  }

  private int regex(int from) {
    int end = endOfRegex(from + 1);
    if (end < 0) {
      throw new JsonataProblem("S0302: No terminating / in regular expression");
    }
    int after = end + 1;
    int flags = 0;
    while (after < given.length() && "im".indexOf(given.charAt(after)) >= 0) {
      flags |= given.charAt(after) == 'i' ? Pattern.CASE_INSENSITIVE : Pattern.MULTILINE;
      after++;
    }
    text.append('$').append(variable(regexes.size()));
    regexes.add(compile(given.substring(from + 1, end), flags));
    afterValue = true;
    return after;
  }

  /**
   * Finds the slash that ends a regular expression: one that is not escaped and, as in the library,
   * not in brackets.
   */
  private int endOfRegex(int from) {
    int open = 0;
    for (int at = from; at < given.length(); at++) {
      char here = given.charAt(at);
      if (here == '\\') {
        at++;
      } else if (here == '/' && open == 0) {
        return at;
      } else {
        open += "([{".indexOf(here) >= 0 ? 1 : ")]}".indexOf(here) >= 0 ? -1 : 0;
      }
    }
    return -1;
  }

  private static Pattern compile(String regex, int flags) {
    if (regex.isEmpty()) {
      throw new JsonataProblem("S0301: Empty regular expressions are not allowed");
    }
    try {
      return Pattern.compile(regex, flags);
    } catch (PatternSyntaxException e) {
      throw new JsonataProblem("S0302: Invalid regular expression: " + e.getDescription());
    } catch (StackOverflowError | RuntimeException e) {
      throw new JsonataProblem("S0302: Invalid regular expression: /" + regex + "/");
    }
  }
}
