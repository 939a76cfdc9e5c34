package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test in many worlds that differ from the usual one, and looks for one in which it fails:
 * in place of {@code @Test}, on the same method with the same parameters.
 *
 * <pre>{@code
 * @Explore(worlds = 1_000, freeze = "PT90S", crash = true)
 * void a_task_is_done_once(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
 *   TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
 *   stepFunctions.runWorker(new Worker(client, task.resource()));
 *
 *   clock.advanceBy(ofHours(1));
 *
 *   assertThat(task).hasSucceeded();
 * }
 * }</pre>
 *
 * <p>Each world is a run of its own, with a new instance, its {@code @BeforeEach} and
 * {@code @AfterEach} methods and a new simulated service; {@code @BeforeAll} methods run for each
 * world too. Whatever fails the test in one world fails it: an assertion, {@link HeartbeatCadence},
 * a worker's uncaught exception, a hang. The first world is the usual one, in which everything is
 * as with {@code @Test}; the second one is the same again, since what cannot be repeated cannot be
 * explored. Then come worlds with one deviation, with two that lie near each other, random ones,
 * and such that go on from what came nearest to a failure.
 *
 * <p>What is found is shrunk: deviations that do not matter are left out, and those that do are
 * made milder. The failure names what is left, shows a replay text for {@link #replay}, and a test
 * without {@code @Explore} that does the same. What failed last is tried first in the next run, for
 * which its replay text is kept in {@code target/holter} or {@code build/holter}, or in the folder
 * that the configuration parameter {@value HolterParameters#EXPLORE_FOLDER} names.
 *
 * <p>Worlds are run with JUnit's launcher, which has to be on the class path as it is in every
 * build.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ExploreExtension.class)
public @interface Explore {

  /**
   * How many worlds are tried at most, the usual one included.
   *
   * @return more than zero
   */
  int worlds() default 1_000;

  /**
   * After how much real time no new world is begun, as an ISO-8601 duration. The usual world is run
   * twice whatever it takes, and what is found is shrunk whatever it takes.
   *
   * @return the time budget
   */
  String within() default "PT20S";

  /**
   * What random worlds come from.
   *
   * @return the seed; the same one gives the same search
   */
  long seed() default 0;

  /**
   * Whether of several threads that are ready at one instant another one may go first, and whether
   * others may overtake a thread just before it calls the service and just after.
   *
   * @return {@code true} if the order may differ
   */
  boolean order() default true;

  /**
   * How long a request or an answer may travel at most.
   *
   * @return an ISO-8601 duration; empty if calls take no time
   */
  String latency() default "PT0.1S";

  /**
   * Whether a call may be throttled, fail, be reset, or lose its answer: once, so that the client's
   * next attempt goes well, or in all attempts that it makes. Not of polls.
   *
   * @return {@code true} if calls may fail
   */
  boolean faults() default false;

  /**
   * Whether a poll may be throttled, fail, be reset, or lose its answer. A poll whose answer is
   * lost loses its task, and it takes a {@code Retry} to get over that.
   *
   * @return {@code true} if polls may fail
   */
  boolean pollFaults() default false;

  /**
   * For how long at most all threads of one worker may stop.
   *
   * @return an ISO-8601 duration; empty if workers never freeze
   */
  String freeze() default "";

  /**
   * How much longer than usual one thread of a worker may take until its next event at most, while
   * its other threads go on.
   *
   * @return an ISO-8601 duration; empty if no step is slower than usual
   */
  String step() default "";

  /**
   * Whether a worker that {@link FakeStepFunctions#runWorker(Runnable) run} has started may crash.
   *
   * @return {@code true} if workers may crash
   */
  boolean crash() default false;

  /**
   * Whether a worker that {@link FakeStepFunctions#runWorker(Runnable) run} has started may be
   * asked to end, as a deployment does: its thread is interrupted, as by {@link WorkerRun#stop}. A
   * worker that is closed in a {@code finally}, or at the end of a {@code try} with resources, is
   * closed then.
   *
   * @return {@code true} if workers may be stopped
   */
  boolean stop() default false;

  /**
   * After how long a worker that has crashed or was stopped may be started again, whether the one
   * that was stopped has ended by then or not. It may stay away, too, and it may be started a
   * second before the heartbeat deadline, at it, and a second after: of the running tasks, that of
   * the one that times out first.
   *
   * @return ISO-8601 durations; none if such a worker always stays away
   */
  String[] restart() default {"PT5S", "PT2M"};

  /**
   * How far the wall clock of a worker may jump, forward or back, while its monotonic clock goes
   * on.
   *
   * @return an ISO-8601 duration; empty if wall clocks are right
   */
  String wallClock() default "";

  /**
   * Whether what a worker and its clients draw at random may differ, such as the jitter of a
   * back-off: {@code Random} without a seed, {@code ThreadLocalRandom}, {@code SecureRandom},
   * {@code Math.random} and {@code UUID.randomUUID}. Otherwise it is the same in all worlds.
   *
   * @return {@code true} if draws may differ
   */
  boolean chance() default false;

  /**
   * Whether the service may do what AWS gives no order for otherwise than it does as usual: which
   * of several polls gets a task, and whether a call at the very instant of a task's deadline is in
   * time.
   *
   * @return {@code true} if the service may differ
   */
  boolean service() default false;

  /**
   * How many severe deviations a world may have: faults, freezes, slow steps, crashes, stops and
   * jumps. With two freezes in a row every worker fails.
   *
   * @return one or more, or zero if the annotation opens nothing that is severe
   */
  int severe() default 1;

  /**
   * The replay text of a failure: then there is one world, the one that failed.
   *
   * @return the text, or empty
   */
  String replay() default "";
}
