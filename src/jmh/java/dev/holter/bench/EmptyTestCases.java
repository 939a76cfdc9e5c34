package dev.holter.bench;

import org.junit.jupiter.api.Test;

/** What JUnit itself takes for a test. */
final class EmptyTestCases {

  @Test
  void does_nothing() {}
}
