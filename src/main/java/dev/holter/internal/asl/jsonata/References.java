package dev.holter.internal.asl.jsonata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names that read from the whole of what an expression is evaluated with, which for the
 * service is nothing. Only the first step of a path does: the next ones, predicates, terms of an
 * order and groups read from what is before them.
 */
final class References {
  private static final Set<String> VALUES = Set.of("true", "false", "null", "function", "λ");

  /** Where the parts of a transform end, which has no brackets. */
  private static final int BARS = 3;

  /** A part of the expression in brackets: whether names in it can read from the whole. */
  private record Part(boolean whole, boolean transform, boolean wasStep) {}

  private final Set<String> names = new LinkedHashSet<>();
  private final Deque<Part> parts = new ArrayDeque<>();
  private boolean wholeInput;

  /** Whether the next value, or the one just read, is a step that follows another step. */
  private boolean step;

  private boolean afterFunction;
  private boolean ordered;
  private int bars;

  References() {
    parts.push(new Part(true, false, false));
  }

  List<String> unsupported() {
    List<String> unsupported = new ArrayList<>();
    if (wholeInput) {
      unsupported.add("Reference to '$$' is not supported.");
    }
    names.forEach(
        name -> unsupported.add("Reference to '" + name + "' at the top level is not supported."));
    return unsupported;
  }

  /** The name just read is the word for a function, whose parameters and body follow. */
  void function() {
    afterFunction = true;
  }

  void take(String token, boolean name, boolean afterValue) {
    if (token.equals("$$")) {
      wholeInput = true;
    } else if (name) {
      name(token, afterValue);
    } else {
      operator(token, afterValue);
    }
  }

  private void name(String name, boolean afterValue) {
    if (afterValue) {
      // A word between two values.
      step = false;
    } else if (!name.startsWith("$") && !VALUES.contains(name) && whole()) {
      names.add(name.startsWith("`") ? name.substring(1, name.length() - 1) : name);
    }
  }

  private boolean whole() {
    return parts.element().whole && !step;
  }

  private void operator(String operator, boolean afterValue) {
    switch (operator) {
      case "(" -> open(whole() && !ordered);
      case "[" -> open(whole() && !afterValue);
      case "{" -> {
        open(whole() && (!afterValue || afterFunction));
        afterFunction = false;
      }
      case ")", "]", "}" -> close();
      case "|" -> bar(afterValue);
      case "." -> step = afterValue;
      default -> step = step && isText(operator);
    }
    ordered = operator.equals("^");
  }

  private static boolean isText(String token) {
    return token.startsWith("'") || token.startsWith("\"");
  }

  private void bar(boolean afterValue) {
    if (!afterValue) {
      parts.push(new Part(false, true, step));
      bars = 1;
    } else if (parts.element().transform && ++bars == BARS) {
      close();
      return;
    }
    step = false;
  }

  private void open(boolean whole) {
    parts.push(new Part(whole, false, step));
    step = false;
  }

  private void close() {
    if (parts.size() > 1) {
      step = parts.pop().wasStep;
    }
  }
}
