package dev.holter.internal.asl.intrinsic;

import java.util.ArrayList;
import java.util.List;

/** The first argument of {@code States.Format}: the texts around each {@code {}}. */
final class FormatTemplate {

  private static final String ESCAPABLE = "'{}\\";

  private final List<String> around;

  private FormatTemplate(List<String> around) {
    this.around = around;
  }

  static FormatTemplate parse(String text) {
    List<String> around = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char here = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (here == '\\' && ESCAPABLE.indexOf(next) >= 0) {
        plain.append(next);
        i++;
      } else if (here == '{') {
        requireEnd(next);
        around.add(plain.toString());
        plain.setLength(0);
        i++;
      } else {
        requireNoEnd(here);
        plain.append(here);
      }
    }
    around.add(plain.toString());
    return new FormatTemplate(around);
  }

  private static void requireEnd(char next) {
    if (next != '}') {
      throw IntrinsicProblem.unmatched('{', '}');
    }
  }

  private static void requireNoEnd(char here) {
    if (here == '}') {
      throw IntrinsicProblem.unmatched('}', '{');
    }
  }

  String fill(List<String> values) {
    if (values.size() != around.size() - 1) {
      throw IntrinsicProblem.occurrences();
    }
    StringBuilder filled = new StringBuilder(around.get(0));
    for (int i = 0; i < values.size(); i++) {
      filled.append(values.get(i)).append(around.get(i + 1));
    }
    return filled.toString();
  }
}
