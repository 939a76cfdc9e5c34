package dev.holter.execution;

import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a test sees of one run of a worker: when it began, whether it still runs, how it ended.
 *
 * <p>Not for implementing: methods may be added. {@code runWorker} returns one that can also be
 * stopped, frozen and crashed.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface WorkerLife {

  /** {@return the name of the worker's thread} */
  String name();

  /** {@return where the worker stands now} */
  WorkerStatus status();

  /** {@return the virtual instant at which the worker was started} */
  Instant startedAt();

  /** {@return the virtual instant at which the worker ended, or empty while it runs} */
  Optional<Instant> endedAt();

  /**
   * Returns what the worker's {@code run} method threw. It fails the test when the test ends,
   * unless {@link #expectFailure()} was called.
   *
   * @return empty while it runs, if it returned, if it crashed, and if it was stopped and threw an
   *     {@link InterruptedException} or an exception that was caused by one
   */
  Optional<Throwable> failure();

  /**
   * Says that the test has asked for {@link #failure()}, so that it does not fail the test any
   * more. Assertions that find the failure they expect call this. Nothing happens if there is no
   * failure yet: one that comes later fails the test.
   */
  void expectFailure();

  /**
   * Describes who runs and who waits on the worker's clock at this moment.
   *
   * @return several lines for a failure message; what they say is for people and may change
   */
  String surroundings();
}
