package dev.holter.internal.asl.jsonpath;

import dev.holter.internal.asl.jsonpath.ArrayStep.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands in brackets. The first character that means something decides what it is, and
 * what follows is read as far as it goes; what comes after that is passed over.
 */
final class BracketParser {
  private static final String NUMBER = "0123456789-";

  private final String text;
  private int at;

  private BracketParser(String text) {
    this.text = text;
  }

  static Step parse(String text) {
    return text.equals("[*]") ? new Step.Wildcard() : new BracketParser(text).step();
  }

  private Step step() {
    for (; at < text.length(); at++) {
      char current = text.charAt(at);
      if (current == '?') {
        return new Step.Filtered(Filter.parse(filter()));
      } else if (current == '\'') {
        return new Step.Properties(names());
      } else if (current == '@') {
        return fromEnd();
      } else if (NUMBER.indexOf(current) >= 0 || current == ':') {
        return numbers();
      }
    }
    throw new InvalidPathException("Could not analyze path component: " + text);
  }

  /** A bracket ends a filter outside of parentheses and of texts. */
  private String filter() {
    int parentheses = 0;
    int brackets = 0;
    boolean quoted = false;
    int start = text.lastIndexOf('[', at);
    for (int end = start; ; end++) {
      char current = text.charAt(end);
      if (current == '\'' && text.charAt(end - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted) {
        parentheses += current == '(' ? 1 : current == ')' ? -1 : 0;
        brackets += current == '[' ? 1 : current == ']' ? -1 : 0;
        if (current == ']' && parentheses == 0) {
          if (brackets != 0) {
            throw new InvalidPathException("Filter brackets are not balanced");
          }
          return text.substring(start, end + 1);
        }
      }
    }
  }

  /** Reads names between quotes, up to the first closing bracket. There are no escapes. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    int closing = text.indexOf(']', at);
    String[] parts = text.substring(at, require(closing)).split("'", -1);
    for (int i = 1; i < parts.length - 1; i += 2) {
      names.add(parts[i]);
    }
    return List.copyOf(names);
  }

  private int require(int position) {
    if (position < 0) {
      throw new InvalidPathException("Could not analyze path component: " + text);
    }
    return position;
  }

  /** A script knows two functions, which are the same. */
  private Step fromEnd() {
    int minus = require(text.indexOf('-', at + 2));
    int end = require(text.indexOf(')', minus));
    String function = text.substring(at + 2, minus).replaceAll("[ ()]", "");
    if (!function.equals("size") && !function.equals("length")) {
      throw new InvalidPathException("Invalid function: @." + function);
    }
    String number = text.substring(minus, end).replace(" ", "");
    return new ArrayStep(Kind.FROM_END, List.of(Integer.parseInt(number)));
  }

  private Step numbers() {
    List<Integer> numbers = new ArrayList<>();
    StringBuilder digits = new StringBuilder();
    Kind kind = Kind.INDEX;
    while ((NUMBER + ",: ").indexOf(text.charAt(at)) >= 0) {
      char current = text.charAt(at);
      if (current == ':') {
        Kind slice = slice(digits, numbers);
        kind = kind == Kind.INDEX ? slice : kind;
      } else if (current == ',') {
        numbers.add(number(digits));
        kind = kind == Kind.INDEX ? Kind.INDEXES : kind;
      } else if (current != ' ') {
        digits.append(current);
      }
      if (text.charAt(at) == ']') {
        break;
      }
      at++;
    }
    if (digits.length() > 0) {
      numbers.add(number(digits));
    }
    boolean single = numbers.size() == 1 && kind != Kind.FROM && kind != Kind.TO;
    return new ArrayStep(single ? Kind.INDEX : kind, List.copyOf(numbers));
  }

  /** Reads on from the colon to the end of the second number. */
  private Kind slice(StringBuilder digits, List<Integer> numbers) {
    boolean open = digits.length() == 0;
    if (!open) {
      numbers.add(number(digits));
    }
    while ((NUMBER + " ").indexOf(text.charAt(++at)) >= 0) {
      if (text.charAt(at) != ' ') {
        digits.append(text.charAt(at));
      }
    }
    if (!open && digits.length() == 0) {
      return Kind.FROM;
    }
    numbers.add(number(digits));
    return open ? Kind.TO : Kind.BETWEEN;
  }

  private static int number(StringBuilder digits) {
    int number = Integer.parseInt(digits.toString());
    digits.setLength(0);
    return number;
  }
}
