package dev.holter.internal.asl.expression;

import dev.holter.internal.asl.intrinsic.Randomness;
import java.util.Locale;

/** Counts where the service draws. */
public final class CountedRandomness implements Randomness {
  private int draws;

  @Override
  public int between(int start, int end) {
    return Math.min(start + draws++, end - 1);
  }

  @Override
  public String uuid() {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", draws++);
  }

  @Override
  public double fraction() {
    return 0.25;
  }
}
