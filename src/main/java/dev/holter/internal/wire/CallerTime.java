package dev.holter.internal.wire;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** What the wire needs to know of virtual time and of who is calling. */
public interface CallerTime {

  /** Keeps time from moving until it is closed; closing twice is a no-op. */
  interface Hold extends AutoCloseable {
    @Override
    void close();

    /** Lets the calling thread work for what the hold stands for, until that thread waits. */
    default void lend() {}

    /**
     * Closes the hold. The calling thread goes on with what it stood for, until that thread waits.
     */
    default void handOver() {
      close();
    }
  }

  /**
   * Tells whether this is the time of the calling thread, whose running keeps it still.
   *
   * @return {@code false} for threads in real time
   */
  boolean hasCaller();

  /**
   * Tells whether the calling thread belongs to this time, also while it is in real time and while
   * this time comes to its end.
   *
   * @return {@code false} for threads that nobody knows
   */
  default boolean knowsCaller() {
    return hasCaller();
  }

  /**
   * Waits in virtual time on behalf of whoever the current thread acts for.
   *
   * @param duration how long to wait
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Lets the current server thread act for a caller that is blocked in a socket read meanwhile.
   *
   * @param <T> what the work answers
   * @param caller the blocked thread
   * @param work what to do in its place
   * @return what the work answered
   * @throws Exception whatever the work threw
   */
  <T> T actFor(Thread caller, Callable<T> work) throws Exception;

  /**
   * Serves a request whose caller is unknown; it counts as running unless it waits virtually, and
   * its waits are broken off as soon as a client in this JVM closes the connection.
   *
   * @param <T> what the work answers
   * @param description what is served, for diagnostics
   * @param port the client's
   * @param work what to do
   * @return what the work answered
   * @throws InterruptedException if the client has gone
   * @throws Exception whatever the work threw
   */
  <T> T actForStranger(String description, int port, Callable<T> work) throws Exception;

  /**
   * The same for a call without a name that may be one of a thread of this time, whose client has
   * threads of its own.
   *
   * @param <T> what the work answers
   * @param description what is served, for diagnostics
   * @param port the client's
   * @param work what to do
   * @return what the work answered
   * @throws InterruptedException if the client has gone
   * @throws Exception whatever the work threw
   */
  default <T> T actForUnseen(String description, int port, Callable<T> work) throws Exception {
    return actForStranger(description, port, work);
  }

  /**
   * Says that a call was given up in real time, so that the test must not be believed.
   *
   * @param call what was given up
   * @param timeout what the client says of it
   */
  default void timedOut(String call, Throwable timeout) {}

  /**
   * Tells whether what the calling thread asks at a port is answered by threads of this time.
   *
   * @param port on this machine
   * @return {@code false} if it may be answered in real time
   */
  default boolean servesCaller(int port) {
    return false;
  }

  /**
   * Says that a port is open at which this time is served.
   *
   * @param port on the loopback interface
   */
  default void opens(int port) {}

  /**
   * Says that it is closed again.
   *
   * @param port one that was opened
   */
  default void closes(int port) {}

  /**
   * Says that the caller is about to send a call, or has received its answer: here others may
   * overtake it, and it may stop or be gone.
   *
   * @param place such as {@code before SendTaskSuccess}
   * @throws InterruptedException if the thread was interrupted meanwhile
   */
  default void atCall(String place) throws InterruptedException {}

  /**
   * Tells whether the caller has crashed, so that nothing which it sends arrives.
   *
   * @return {@code false} for callers that nobody knows
   */
  default boolean isCallerGone() {
    return false;
  }

  /**
   * Returns the thread in whose name the calling one serves a call.
   *
   * @return the calling thread itself where it acts for nobody else
   */
  default Thread caller() {
    return Thread.currentThread();
  }

  /** Called on the caller's thread before each of its calls in process is served. */
  void arrive();

  /** Called on the caller's thread after each of its calls has been answered. */
  void settle();

  /**
   * Runs a call on a tracked thread and returns once the call has ended or waits virtually.
   *
   * @param description what is run, for diagnostics
   * @param call the call; it never throws
   * @return the thread that runs it
   */
  Thread runAside(String description, Runnable call);

  /**
   * Keeps time from moving while something is under way that no tracked thread stands for.
   *
   * @param description what is under way, for diagnostics
   * @return the hold, to be closed by any thread
   */
  Hold hold(String description);

  /**
   * Schedules in virtual time; used for the back-off of asynchronous clients.
   *
   * @return the scheduler, which outlives the clients that use it
   */
  ScheduledExecutorService scheduler();

  /**
   * Tells virtual time.
   *
   * @return the clock
   */
  InstantSource clock();

  /**
   * Runs something in real time, in which the threads that it starts stay.
   *
   * @param <T> what it returns
   * @param action what to run
   * @return what {@code action} returned
   */
  <T> T inRealTime(Supplier<T> action);
}
