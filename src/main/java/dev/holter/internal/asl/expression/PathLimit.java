package dev.holter.internal.asl.expression;

import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.jsonpath.Limit;
import dev.holter.internal.asl.reading.Wording;

/** How much one reading of a path may do. */
final class PathLimit implements Limit {
  private static final int LOOKS = 1_000_000;
  private static final int READS = 5_000_000;

  private int looks = LOOKS;
  private int reads = READS;

  @Override
  public void look() {
    require(--looks);
  }

  @Override
  public void read() {
    require(--reads);
  }

  private static void require(int left) {
    if (left < 0) {
      throw new InvalidPathException(Wording.PATH_TOO_COSTLY);
    }
  }
}
