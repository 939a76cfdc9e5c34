package dev.holter.internal.asl.jsonpath;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A selector, a document and what json-path 2.0.0 makes of them: JSON, {@code refused}, or {@code
 * fails} with its words.
 */
record ComparisonCase(String document, String selector, String expected) {

  /** Returns the cases of the table, in which a document stands before its selectors. */
  static List<ComparisonCase> all() {
    List<ComparisonCase> cases = new ArrayList<>();
    String document = "";
    for (String line : table().lines().toList()) {
      if (line.startsWith("= ")) {
        document = line.substring(2);
      } else if (!line.isBlank()) {
        String[] columns = line.split("\t", 2);
        cases.add(new ComparisonCase(document, columns[0], columns[1]));
      }
    }
    return cases;
  }

  private static String table() {
    try (InputStream table = ComparisonCase.class.getResourceAsStream("comparison.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return selector + " of " + document;
  }
}
