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
 * Measures how much a worker bears before its test fails: in place of {@code @Test}, on the same
 * method with the same parameters.
 *
 * <pre>{@code
 * @Headroom(survivesFreeze = "PT20S", margin = "PT20S")
 * void beats_for_an_hour(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
 *   TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
 *   stepFunctions.runWorker(new Worker(client, task.resource()));
 *
 *   clock.advanceBy(ofHours(1));
 *
 *   assertThat(task).isRunning();
 * }
 * }</pre>
 *
 * <p>These loads are put on the worker, each alone and once at every place of the usual run: a
 * freeze of all its threads, one slow step of a single thread, the way of one request and of one
 * answer, a burst of throttling, a first beat that comes late, and a crash after which it is
 * started again so much later. The hardest one with which the test passes wherever it is put is
 * found by bisection, so that a longer one has to be harder than a shorter one.
 *
 * <p>The table of what was measured is an entry of the test's report, {@value #ENTRY}, and part of
 * its failure. A load that the worker bears less of than a {@code survives} attribute says fails
 * the test, with the run that breaks it as {@link Explore} shows one. Each run is a world of its
 * own, as with {@link Explore}, and the usual one has to pass and to be repeatable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(HeadroomExtension.class)
public @interface Headroom {
  /** The key of the report entry that has the table. */
  String ENTRY = "headroom";

  /**
   * Up to which length freezes are measured: all threads of one worker stop, at any of its events.
   *
   * @return an ISO-8601 duration; empty if freezes are not measured
   */
  String freeze() default "PT10M";

  /**
   * Up to which length it is measured how much longer than usual one step may take: one thread of
   * the worker goes on so much later, at any of its events, and the others go on meanwhile.
   *
   * @return an ISO-8601 duration; empty if slow steps are not measured
   */
  String step() default "PT10M";

  /**
   * Up to which length the way of one request to the service is measured, and that of one answer.
   *
   * @return an ISO-8601 duration; empty if latencies are not measured
   */
  String latency() default "PT10M";

  /**
   * Up to how many calls of one operation in a row are throttled, each in all the attempts that its
   * client makes. Not polls, which a throttled worker repeats.
   *
   * @return zero if bursts are not measured
   */
  int throttling() default 20;

  /**
   * Up to which length it is measured how much later than usual the first beat may come.
   *
   * @return an ISO-8601 duration; empty if it is not measured
   */
  String firstBeat() default "PT10M";

  /**
   * Up to which length it is measured how long it may take until another worker is there, after one
   * that {@link FakeStepFunctions#runWorker(Runnable) run} has started crashed at any of its
   * events.
   *
   * @return an ISO-8601 duration; empty if it is not measured
   */
  String takeover() default "PT10M";

  /**
   * Which freeze has to be borne.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if any headroom will do
   */
  String survivesFreeze() default "";

  /**
   * How much longer than usual a step of one thread may take, at least.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if any headroom will do
   */
  String survivesSlowStep() default "";

  /**
   * How long a request or an answer may travel, at least.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if any headroom will do
   */
  String survivesLatency() default "";

  /**
   * How many throttled calls in a row have to be borne.
   *
   * @return zero if any headroom will do
   */
  int survivesThrottling() default 0;

  /**
   * How much later than usual the first beat may come, at least.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if any headroom will do
   */
  String survivesLateFirstBeat() default "";

  /**
   * How long it may take until another worker is there, at least.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if any headroom will do
   */
  String survivesTakeover() default "";

  /**
   * The freeze that is to be borne at any moment with the least {@code HeartbeatSeconds} that does
   * it. Then the table has that number: all tasks that have a heartbeat are given the same one, up
   * to a day.
   *
   * @return an ISO-8601 duration, a multiple of {@link #precision}; empty if nobody asks
   */
  String margin() default "";

  /**
   * How finely durations are measured: what is borne is a multiple of it, and one more is not
   * borne.
   *
   * @return an ISO-8601 duration
   */
  String precision() default "PT1S";

  /**
   * After how much real time no new place is tried, as an ISO-8601 duration. Then the table says
   * how many there are.
   *
   * @return the time budget
   */
  String within() default "PT60S";
}
