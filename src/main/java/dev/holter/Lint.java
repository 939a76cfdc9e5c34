package dev.holter;

import org.apiguardian.api.API;

/**
 * What becomes of what the rules find that hold a worker against the definition it works for, such
 * as beats to a state without {@code HeartbeatSeconds}, or a poll that a client gives up.
 *
 * <p>The configuration parameter {@code holter.lint}, {@code off}, {@code hints} or {@code fail},
 * replaces {@link #HINTS} for all tests of a run that ask for nothing else.
 *
 * @see StepFunctionsTest#lint()
 * @see SuppressLint
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Lint {
  /** The rules are not asked. */
  OFF,
  /** Findings are shown on the page of the run and beside a failure; they fail no test. */
  HINTS,
  /** A test that passes otherwise fails with its findings, each with what to do about it. */
  FAIL
}
