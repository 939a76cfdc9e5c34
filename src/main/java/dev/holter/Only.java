package dev.holter;

import java.util.List;

/** Saves a test with one task or one execution the list. */
final class Only {
  private Only() {}

  static <T> T of(List<T> all, String asked, String instead) {
    if (all.size() != 1) {
      throw new IllegalStateException(
          "["
              + asked
              + "] needs exactly one, and there are ["
              + all.size()
              + "]: take the one you mean from ["
              + instead
              + "]");
    }
    return all.get(0);
  }
}
