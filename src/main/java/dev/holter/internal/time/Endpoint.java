package dev.holter.internal.time;

import java.time.Duration;
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
   * Plans something; it does not count as work. Time stands still from its instant until what the
   * task is given is run, on the thread that goes on with it and counts until it rests.
   *
   * @param what shown in messages
   * @param delay from now on
   * @param task runs on a thread of the engine's: whoever moves time may be the one to be woken
   * @return takes it back, or null if this time is at its end
   */
  public @Nullable Runnable later(String what, Duration delay, Consumer<Runnable> task) {
    synchronized (timeline.lock) {
      if (timeline.isClosing()) {
        return null;
      }
      Deadline deadline =
          timeline.schedule(
              Instants.plus(timeline.now(), delay),
              Priority.WORKER,
              Purpose.BACKGROUND,
              what,
              () -> send(what, task));
      return () -> timeline.cancel(deadline);
    }
  }

  private void send(String what, Consumer<Runnable> task) {
    OpenHold travel = timeline.holds.take(what, true);
    Runnable arrives =
        () -> {
          timeline.goOn();
          travel.close();
        };
    new EngineThread(() -> task.accept(arrives), "holter-endpoint").start();
  }
}
