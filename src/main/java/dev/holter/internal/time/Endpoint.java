package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The port at which a world is served, for what clients in this JVM do at their connections. */
public final class Endpoint {
  private final Timeline timeline;

  Endpoint(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Tells virtual time to whoever limits a wait for an answer.
   *
   * @return virtual nanoseconds
   */
  public long nanoTime() {
    return timeline.hooks.nanoTime();
  }

  /**
   * Tells virtual time to whoever shows it.
   *
   * @return the virtual instant
   */
  public Instant currentInstant() {
    return timeline.hooks.jvm.instant();
  }

  /**
   * Lets the calling thread count until it rests, if it is one that stays in real time and serves
   * sockets. It has a request to send, for which time stands still until it is there.
   */
  public void goOn() {
    timeline.guests.goOnIfReal();
  }

  /**
   * Notes that a thread of the clock sends a call, which travels on threads that nobody sees.
   *
   * @param what shown in messages
   */
  public void begin(String what) {
    timeline.unseenCalls.begin(what);
  }

  /** Notes that such a call is over for the thread that has sent it. */
  public void end() {
    timeline.unseenCalls.end();
  }

  /**
   * Plans something as {@link HookedJvm#later} does; it does not count as work.
   *
   * @param what shown in messages
   * @param delay from now on
   * @param task whose code is to run
   * @param sender as there
   * @return as there
   */
  public @Nullable Runnable later(
      String what, Duration delay, Object task, Consumer<Runnable> sender) {
    return timeline.errands.plan(what, delay, Purpose.BACKGROUND, task, sender);
  }
}
