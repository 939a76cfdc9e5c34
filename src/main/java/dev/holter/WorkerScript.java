package dev.holter;

import org.apiguardian.api.API;

/**
 * A worker that a test spells out itself; unlike a {@link Runnable} it may throw checked
 * exceptions.
 *
 * @since 0.1.0
 * @see FakeStepFunctions#runScript(WorkerScript)
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface WorkerScript {

  /**
   * Does the work.
   *
   * @throws InterruptedException when the worker is stopped, which is no failure
   * @throws Exception anything else fails the test
   */
  void run() throws Exception;
}
