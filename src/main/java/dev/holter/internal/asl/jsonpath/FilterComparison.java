package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * One comparison of a filter.
 *
 * @param operator empty for a test of whether a path leads to something
 * @param negated whether that test is for nothing
 */
record FilterComparison(Operand left, String operator, Operand right, boolean negated) {
  // The operator is the first of this list that occurs anywhere in the text.
  private static final String[] OPERATORS = {"==", ">=", "<=", "!=", "<", ">", "=~"};

  static FilterComparison parse(String text) {
    for (String operator : OPERATORS) {
      int found = text.indexOf(operator);
      if (found >= 0) {
        String right = text.substring(found + operator.length()).trim();
        if (right.startsWith("!@")) {
          throw new InvalidPathException("Invalid negation in a comparison: " + text);
        }
        Operand left = Operand.parse(unnegated(text.substring(0, found).trim()));
        return new FilterComparison(left, operator, Operand.parse(right), false);
      }
    }
    String path = text.trim();
    Operand left = Operand.parse(unnegated(path));
    if (left.path() == null) {
      throw new InvalidPathException("A filter compares, or names a path: " + text);
    }
    return new FilterComparison(left, "", left, path.startsWith("!"));
  }

  private static String unnegated(String text) {
    return text.startsWith("!@") ? text.substring(1) : text;
  }

  boolean holds(JsonNode item, PathWalk walk) {
    if (operator.isEmpty()) {
      return left.exists(item, walk) != negated;
    }
    // The right side is looked at only if there is a left one.
    return left.value(item, walk)
        .flatMap(model -> right.value(item, walk).map(expected -> holds(model, expected, walk)))
        .orElse(false);
  }

  private boolean holds(Object model, Object expected, PathWalk walk) {
    return operator.equals("=~")
        ? Matching.matches(model, expected, walk.limit())
        : compares(model, expected);
  }

  private boolean compares(Object model, Object expected) {
    boolean ordered = !operator.equals("==") && !operator.equals("!=");
    if (ordered && (model == NullNode.instance) != (expected == NullNode.instance)) {
      return false;
    }
    // Values that cannot be compared differ, and are not unequal either.
    return ValueOrder.of(expected, model).map(this::fits).orElse(false);
  }

  private boolean fits(int order) {
    return switch (operator) {
      case "==" -> order == 0;
      case "!=" -> order != 0;
      case ">=" -> order <= 0;
      case "<=" -> order >= 0;
      case "<" -> order > 0;
      default -> order < 0;
    };
  }
}
