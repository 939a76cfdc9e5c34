package dev.holter.internal.service.core;

import java.time.Duration;

/** The service's quotas that end an execution, in its words. */
public final class Quotas {
  public static final String DATA_LIMIT = "States.DataLimitExceeded";
  public static final String RUNTIME = "States.Runtime";
  public static final String HISTORY_FULL =
      "The execution reached the maximum number of history events (25000).";

  /** How long an execution of an EXPRESS state machine may take. */
  public static final Duration EXPRESS_TIME = Duration.ofMinutes(5);

  /** How long any other execution may take. */
  public static final Duration STANDARD_TIME = Duration.ofDays(365);

  /** How many polls may wait at one activity. */
  public static final int POLLERS = 1000;

  /** How many iterations of an inline Map state run at the same time. */
  public static final int MAP_CONCURRENCY = 40;

  /** How many executions of a Map Run run at the same time. */
  public static final int MAP_RUN_CONCURRENCY = 10_000;

  /** How often a Map Run may be redriven. */
  public static final int MAP_RUN_REDRIVES = 1000;

  /** How many versions a state machine may have. */
  static final int VERSIONS = 1000;

  /** How many aliases a state machine may have. */
  public static final int ALIASES = 100;

  private Quotas() {}

  /** The cause when what a state passes on to its work is too large. */
  public static String parametersTooLarge(String state) {
    return "The state/task '"
        + state
        + "' provided parameters with a size exceeding the maximum number of bytes service limit.";
  }

  /** The cause when a result or output is too large; {@code of} is a state, service or ARN. */
  public static String tooLarge(String of) {
    return "The state/task '"
        + of
        + "' returned a result with a size exceeding the maximum number of bytes service limit.";
  }
}
