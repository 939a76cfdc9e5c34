package dev.holter.internal.asl.expression;

import java.util.Optional;

/** The name of a variable: an identifier of Unicode. */
public final class VariableName {

  private VariableName() {}

  static boolean isValid(String name) {
    return !name.isEmpty() && lengthAt(name, 0) == name.length();
  }

  /** Returns the name with which a reference such as {@code $name.first} starts, if it is one. */
  public static Optional<String> ofReference(String text) {
    int length = text.startsWith("$") ? lengthAt(text, 1) : 0;
    return length == 0 ? Optional.empty() : Optional.of(text.substring(1, 1 + length));
  }

  /** Returns how much of a text is a name, from an index on. */
  static int lengthAt(String text, int start) {
    int at = start;
    while (at < text.length() && continues(text.charAt(at), at == start)) {
      at++;
    }
    return at - start;
  }

  private static boolean continues(char next, boolean first) {
    return next == '_'
        || (first
            ? Character.isUnicodeIdentifierStart(next)
            : Character.isUnicodeIdentifierPart(next));
  }
}
