package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of one worker run on, such as a container: they stop for a while together, and
 * end together. Fields are guarded by the timeline's lock.
 */
public final class Machine {

  /** What becomes of a worker whose machine has crashed, or that is to end. */
  public interface Owner {

    /**
     * Hears that the worker is gone; what it still does from here on is nobody's.
     *
     * @return starts the worker anew, on the thread that moves time
     */
    Runnable crashed();

    /**
     * Asks the worker to end, and does not wait for that.
     *
     * @return starts the worker anew, on the thread that moves time
     */
    Runnable stop();

    /**
     * Tells when others give up what the worker is doing, if it does not go on with it.
     *
     * @return empty if it does nothing that anybody gives up
     */
    Optional<Instant> deadline();
  }

  final String name;
  final @Nullable Owner owner;
  Instant frozenUntil = Instant.MIN;
  Duration ahead = Duration.ZERO;
  boolean crashed;

  /**
   * Makes a machine without threads; those that its first one starts belong to it too.
   *
   * @param name the worker's name, the same in every run of a test
   * @param owner whoever can start the worker again; null if nobody can
   */
  public Machine(String name, @Nullable Owner owner) {
    this.name = name;
    this.owner = owner;
  }

  boolean isFrozen(Instant now) {
    return frozenUntil.isAfter(now);
  }
}
