package dev.holter.internal.service;

import dev.holter.internal.asl.Resource;
import dev.holter.journal.TaskRun;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What the test has put in the place of other services. */
public interface Integrations {

  /** Stands for one action of another service. */
  interface Answer {

    /**
     * Answers one call, on a thread that may wait in virtual time.
     *
     * @param task the attempt that calls; its input is the evaluated parameters
     * @return the result as JSON text
     * @throws IntegrationError if the call is to fail
     * @throws Exception if the test's own code fails, which fails the test
     */
    String call(TaskRun task) throws Exception;
  }

  /** The failure of an integration, as the service would report it. */
  final class IntegrationError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String error;

    /** Makes a failure with the two texts of a TaskFailed event. */
    public IntegrationError(String error, @Nullable String cause) {
      super(cause);
      this.error = error;
    }

    /** Returns the error name. */
    public String error() {
      return error;
    }
  }

  /** Returns what answers a resource, or null if the test has registered nothing for it. */
  @Nullable Answer find(Resource resource);

  /** Says which line to add to a test that has no answer for a resource. */
  String remedy(Resource resource);

  /** Returns where answers run. */
  Executor executor();
}
