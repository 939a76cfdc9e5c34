package dev.holter.internal.agent.boot;

import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * In the place of what generators draw, where a clock says what that is. {@code Math.random},
 * {@code Collections.shuffle} and {@code UUID.randomUUID} draw from these generators too.
 */
public final class OnRandom {
  /** Stands for a number that the generator has to draw itself. */
  private static final int NONE = Integer.MIN_VALUE;

  /** How many clocks say what is drawn: without any, to draw costs one read more. */
  private static final AtomicInteger CLOCKS = new AtomicInteger();

  private OnRandom() {}

  /** A clock says from here on what its threads draw. */
  public static void begin() {
    CLOCKS.incrementAndGet();
  }

  /** It is closed. */
  public static void end() {
    CLOCKS.decrementAndGet();
  }

  private static @Nullable ThreadHook drawing() {
    ThreadHook hook = CLOCKS.get() == 0 ? null : HookTable.current();
    return hook != null && hook.saysWhatIsDrawn() ? hook : null;
  }

  /** {@code Random.next}, unless it is the least number. */
  public static int next(Random generator, int bits) {
    ThreadHook hook = drawing();
    if (hook == null || hook.keepsItsSeed(generator)) {
      return NONE;
    }
    int drawn = (int) (hook.draw() >>> (Long.SIZE - bits));
    return drawn == NONE ? NONE + 1 : drawn;
  }

  /** {@code ThreadLocalRandom.nextSeed}, of which that generator makes all its numbers. */
  public static long nextSeed(long real) {
    ThreadHook hook = drawing();
    return hook == null ? real : hook.draw();
  }

  /** {@code SecureRandom.nextBytes}; false if it has to be done for real. */
  public static boolean nextBytes(SecureRandom generator, byte[] bytes) {
    ThreadHook hook = drawing();
    if (hook == null || hook.drawsForTheJdk()) {
      return false;
    }
    new SplittableRandom(hook.draw()).nextBytes(bytes);
    return true;
  }

  /** After a generator got a seed from its user. */
  public static void seeded(Random generator) {
    ThreadHook hook = drawing();
    if (hook != null) {
      hook.seeded(generator, true);
    }
  }

  /** After a generator was made without a seed: the JDK has given it one. */
  public static void unseeded(Random generator) {
    ThreadHook hook = drawing();
    if (hook != null) {
      hook.seeded(generator, false);
    }
  }
}
