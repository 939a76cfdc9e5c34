package dev.holter;

import org.junit.jupiter.api.extension.ExtensionContext;

/** What a report calls a test: its method, and its display name where that says more. */
final class TestName {
  private TestName() {}

  static String of(ExtensionContext context) {
    String method = context.getRequiredTestMethod().getName();
    String name = context.getDisplayName();
    return name.startsWith(method + "(") ? method : method + ", " + name;
  }
}
