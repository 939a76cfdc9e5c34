package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of a clock draw at random, where a run has to be the same each time: the nth
 * draw of a worker follows from its name and from n. Hooks do nothing under the timeline's lock.
 *
 * <p>A generator that was given a seed keeps to it. One without a seed may be shared by all worlds,
 * as a constant of a class is, and so what it has drawn before must not matter.
 */
public final class Chance {
  /** Whether something else is drawn. */
  public static final Dimension DIMENSION = new Dimension("chance", false);

  /** How many other numbers there are to choose from. */
  private static final int OTHERS = 3;

  /**
   * A worker that draws more numbers than this computes with them, and no single one decides what
   * happens.
   */
  private static final int ASKED = 200;

  /** The test's own draws are its input, and that is the same in all worlds. */
  private static final String OF_NOBODY = "";

  private static final Menu<Integer> MENU =
      new Menu<>(
          DIMENSION,
          List.of(0, 1, 2, OTHERS),
          text -> Math.floorMod(Integer.parseInt(text), OTHERS + 1),
          (who, chosen) -> "[" + who + "] drew another random number");

  private final Object lock;
  private final Present present;
  private final Participants participants;
  private final HookedThreads hooks;
  private final Choices choices;

  @GuardedBy("lock")
  private final Map<String, Integer> drawn = new HashMap<>();

  @GuardedBy("lock")
  private final Set<Object> seeded = Collections.newSetFromMap(new WeakHashMap<>());

  @GuardedBy("lock")
  private boolean begun;

  Chance(
      Object lock,
      Present present,
      Participants participants,
      HookedThreads hooks,
      Choices choices) {
    this.lock = lock;
    this.present = present;
    this.participants = participants;
    this.hooks = hooks;
    this.choices = choices;
  }

  /** Lets the clock decide all draws from here on. Does nothing if it did so before. */
  public void begin() {
    synchronized (lock) {
      ThreadHooks agent = hooks.agent();
      if (agent != null && !begun) {
        begun = true;
        agent.drawsBegin();
      }
    }
  }

  void end() {
    synchronized (lock) {
      ThreadHooks agent = hooks.agent();
      if (agent != null && begun) {
        begun = false;
        agent.drawsEnd();
      }
    }
  }

  /**
   * Tells whether draws are the clock's to say.
   *
   * @return {@code false} in a plain test, in which all is drawn as without a clock
   */
  public boolean hasBegun() {
    synchronized (lock) {
      return begun;
    }
  }

  /**
   * Draws for the calling thread.
   *
   * @return random bits
   */
  public long draw() {
    Participant caller = participants.known(Thread.currentThread());
    synchronized (lock) {
      Machine machine = caller == null || caller.isTest() ? null : caller.machine;
      String who = machine == null ? OF_NOBODY : machine.name;
      int number = drawn.merge(who, 1, Integer::sum);
      int other = machine == null || number > ASKED ? 0 : other(who);
      // Two numbers of one world are never the same, whichever are chosen: they may be names.
      long seed = ((long) who.hashCode() << Integer.SIZE) + (long) number * (OTHERS + 1) + other;
      RandomGenerator bits = new SplittableRandom(seed);
      return bits.nextLong();
    }
  }

  private int other(String who) {
    return choices.isOpen(DIMENSION) ? choices.choose(MENU, who, present.now()) : 0;
  }

  /**
   * A generator has a seed of its user's, or has lost it.
   *
   * @param generator which
   * @param isGiven whether a user has given it
   */
  public void seeded(Object generator, boolean isGiven) {
    synchronized (lock) {
      if (isGiven) {
        seeded.add(generator);
      } else {
        seeded.remove(generator);
      }
    }
  }

  /**
   * Tells whether a generator draws what its user's seed says.
   *
   * @param generator any
   * @return {@code false} if it was given none, or before this world
   */
  public boolean keepsItsSeed(@Nullable Object generator) {
    synchronized (lock) {
      return seeded.contains(generator);
    }
  }
}
