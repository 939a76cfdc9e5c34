package dev.holter;

import dev.holter.time.Purpose;
import dev.holter.time.VirtualClock;
import dev.holter.time.Wait;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A worker that runs on a thread of the virtual clock.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class WorkerRun {
  /** Nobody nests deeper, unless in a circle. */
  private static final int CAUSES = 50;

  private final VirtualClock clock;
  private final Thread thread;
  private final Wait ended;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean running = true;
  private volatile boolean stopping;

  WorkerRun(VirtualClock clock, WorkerScript worker, String name) {
    this.clock = clock;
    this.ended = clock.timeline().newWait("the end of " + name);
    this.thread = clock.newThread(() -> work(worker), name, ended);
    thread.setUncaughtExceptionHandler((self, uncaught) -> fail(uncaught));
  }

  private void work(WorkerScript worker) {
    try {
      worker.run();
    } catch (Exception checked) {
      Failures failures = new Failures();
      failures.add(checked);
      failures.throwIfAny();
    } finally {
      running = false;
    }
  }

  private void fail(Throwable uncaught) {
    if (!stopping || !isInterruption(uncaught)) {
      failure.set(uncaught);
    }
  }

  /** A blocking client throws an unchecked exception around it. */
  private static boolean isInterruption(Throwable uncaught) {
    Throwable next = uncaught;
    for (int depth = 0; next != null && depth < CAUSES; depth++) {
      if (next instanceof InterruptedException || next instanceof ClosedByInterruptException) {
        return true;
      }
      next = next.getCause();
    }
    return false;
  }

  /** From here on the worker is interrupted on purpose. */
  void expectInterrupt() {
    stopping = true;
  }

  /** What fails the test. */
  Optional<Throwable> uncaught() {
    return failure()
        .map(
            cause ->
                new AssertionError(
                    "Worker [" + thread.getName() + "] ended with an uncaught exception: " + cause,
                    cause));
  }

  void start() {
    thread.start();
    clock.timeline().settle();
  }

  /**
   * Tells whether the worker has not ended.
   *
   * @return {@code true} until its {@code run} method has returned or thrown
   */
  public boolean isRunning() {
    return running;
  }

  /**
   * Returns what the worker's {@code run} method threw; it fails the test when the test ends.
   *
   * @return empty while it runs, if it returned, and if it was stopped and threw an {@link
   *     InterruptedException} or an exception that was caused by one
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Returns the worker's thread.
   *
   * @return a thread that the clock tracks
   */
  public Thread thread() {
    return thread;
  }

  /**
   * Interrupts the worker and waits until it has ended, at the present virtual instant. A worker
   * that has ended is left alone. On the test's thread.
   *
   * @throws dev.holter.time.HeldTimeException if it does not end
   */
  public void stop() {
    expectInterrupt();
    thread.interrupt();
    try {
      if (running) {
        ended.await(null, Purpose.WORK);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "The test's thread was interrupted while it stopped [" + thread.getName() + "]",
          interrupted);
    }
  }
}
