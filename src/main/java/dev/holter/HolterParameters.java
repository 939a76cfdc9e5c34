package dev.holter;

import org.apiguardian.api.API;

/**
 * The configuration parameters of JUnit that Holter reads, for a {@code junit-platform.properties},
 * a build file or {@code EngineTestKit}.
 *
 * @since 0.1.0
 * @see <a
 *     href="https://docs.junit.org/current/user-guide/#running-tests-config-params">Configuration
 *     parameters</a>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class HolterParameters {

  /**
   * {@code holter.agent}: {@code false} leaves the agent out of all tests; {@code true} is the
   * default, and leaves it to {@link StepFunctionsTest#agent}.
   */
  public static final String AGENT = "holter.agent";

  /**
   * {@code holter.timelines}: {@code true} prints the timeline of every task after each test;
   * {@code false} is the default.
   */
  public static final String TIMELINES = "holter.timelines";

  /**
   * {@code holter.page}: when the page {@code index.html} is written, {@code always}, {@code
   * failures} (the default: when a test of the run has failed) or {@code never}.
   */
  public static final String PAGE = "holter.page";

  /** {@code holter.page.folder}: where the page is written, {@code target/holter} by default. */
  public static final String PAGE_FOLDER = "holter.page.folder";

  /**
   * {@code holter.summary}: the file that a summary in Markdown is added to; by default the one
   * that the environment's {@code GITHUB_STEP_SUMMARY} names, if it names one.
   */
  public static final String SUMMARY = "holter.summary";

  /**
   * {@code holter.coverage}: how many percent of the pieces of the definitions the tests of a run
   * must go through, a whole number from 0, the default, to 100 inclusive. A run that goes through
   * fewer fails, and names what is missing.
   */
  public static final String COVERAGE = "holter.coverage";

  /**
   * {@code holter.lint}: what becomes of findings where a test says {@link Lint#HINTS}, which is
   * {@code hints}, {@code fail} or {@code off}.
   */
  public static final String LINT = "holter.lint";

  /** {@code holter.explore.folder}: where the last failure of each explored test is kept. */
  public static final String EXPLORE_FOLDER = "holter.explore.folder";

  /**
   * {@code holter.explore.worlds}: how many worlds are tried, in place of {@link Explore#worlds},
   * such as fewer on a developer's machine and more at night.
   */
  public static final String EXPLORE_WORLDS = "holter.explore.worlds";

  /**
   * {@code holter.explore.replay}: stands for {@link Explore#replay}, to see a failure again
   * without a change of the test; for a run of that test alone.
   */
  public static final String EXPLORE_REPLAY = "holter.explore.replay";

  /** {@code holter.explore.within}: how long it may take, in place of {@link Explore#within}. */
  public static final String EXPLORE_WITHIN = "holter.explore.within";

  private HolterParameters() {}
}
