package dev.holter;

import java.util.List;

/** Picks the only element of a list, for tests that have just one task or one execution. */
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
