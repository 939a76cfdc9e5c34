package dev.holter.internal.service.core;

import dev.holter.internal.asl.intrinsic.Randomness;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Everything that the service makes up: task tokens, names, revisions, jitter, and what intrinsic
 * functions draw. The same seed gives the same sequence. Guarded by the service's lock.
 */
public final class Tokens implements Randomness {
  /**
   * The length of tokens. It is that of real ones, so that a test shows a column of the worker's
   * table that is too narrow.
   */
  private static final int TOKEN_BYTES = 444;

  private final SplittableRandom random;

  Tokens(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public String taskToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return "AQCEAAAAKgAAAAM" + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low).toString();
  }

  @Override
  public int between(int start, int end) {
    return random.nextInt(start, end);
  }

  @Override
  public double fraction() {
    return random.nextDouble();
  }
}
