package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a simulated Step Functions of its own, on a virtual clock of its own,
 * and puts the workers that the test starts on that clock, unmodified: their {@code Thread.sleep},
 * their executors and timers, and their {@code Instant.now()}.
 *
 * <pre>{@code
 * @StepFunctionsTest
 * class ThumbnailWorkerTest {
 *
 *   @Test
 *   void beats_in_time_for_a_whole_day(
 *       FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
 *     TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
 *     stepFunctions.runWorker(new ThumbnailWorker(client, task.resource())); // sleeps between beats
 *
 *     clock.advanceBy(ofHours(24));
 *
 *     assertThat(task).isRunning().beatsAtMost(ofSeconds(30));
 *   }
 * }
 * }</pre>
 *
 * <p>Test methods, lifecycle methods and constructors may take, by type: {@link FakeStepFunctions},
 * {@link dev.holter.VirtualClock}, {@link software.amazon.awssdk.services.sfn.SfnClient}, {@link
 * software.amazon.awssdk.services.sfn.SfnAsyncClient}, {@link java.net.URI} (the HTTP endpoint,
 * which opens a port) and {@link com.github.tomakehurst.wiremock.client.WireMock}.
 *
 * <h2>Scope</h2>
 *
 * <p>One world per test: every invocation of a parameterized or repeated test has its own, the
 * dynamic tests of one factory share one and take turns. On a method it overrides the settings of
 * the class, on a nested class those of the enclosing one. For one world per class, register {@link
 * StepFunctionsExtension} in a static field.
 *
 * <p>From the making of the test's instance to the end of its world the test's own thread is on the
 * clock like its workers': it reads virtual time, and while it waits, time moves. {@link
 * dev.holter.VirtualClock#inRealTime} is for what has to be real.
 *
 * <h2>Clean up</h2>
 *
 * <p>After the test's own {@code @AfterEach} methods, workers are interrupted and joined, and
 * clients, ports and properties are gone. A worker's uncaught exception and anything left over fail
 * the test: also threads of the test's own that called the service and are still alive, unless they
 * end within the watchdog's limit or belong to a pool that the whole JVM shares.
 *
 * <p>A test that fails carries the timelines of its tasks as a suppressed exception.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(AnnotatedExtension.class)
public @interface StepFunctionsTest {

  /**
   * When the virtual clock starts, in ISO-8601 with a zone, such as {@code 2024-02-29T00:00:00Z}.
   *
   * @return the first instant; empty for {@link dev.holter.VirtualClock#DEFAULT_START}
   */
  String start() default "";

  /**
   * The region of the simulated service.
   *
   * @return a region's name
   */
  String region() default StepFunctionsExtension.DEFAULT_REGION;

  /**
   * The account of the simulated service.
   *
   * @return twelve digits
   */
  String account() default StepFunctionsExtension.DEFAULT_ACCOUNT;

  /**
   * What task tokens, generated names and the jitter of retries come from.
   *
   * @return the seed; the same one gives the same test run
   */
  long seed() default 0;

  /**
   * How the injected clients reach the service.
   *
   * @return the transport
   */
  Transport transport() default Transport.IN_PROCESS;

  /**
   * Whether workers and the test itself may wait as they do in production, with {@code
   * Thread.sleep}, executors, timers and the like: on threads of the clock, and on those that they
   * start, such waits are virtual then. Needs an agent, which is attached to this JVM with the
   * first test unless it was started with {@code -javaagent:holter.jar}. The configuration
   * parameter {@code holter.agent} switches it off for all tests.
   *
   * @return {@code false} if workers wait only with what the clock hands out
   */
  boolean agent() default true;

  /**
   * How much usable time may pass without progress before a test fails, as an ISO-8601 duration:
   * CPU time of who computes, and for who waits what passes while this JVM gets a CPU. On a slow or
   * stopped machine it takes longer by the clock on the wall, so that a healthy test passes there.
   *
   * @return the watchdog's limit
   */
  String watchdog() default "PT10S";

  /**
   * How many events the executions of a test may write to their histories together. A standard
   * execution ends with its 25,000th event anyway, as on AWS; this ends a test in which nothing
   * else would end a loop.
   *
   * @return the number of events with which the test fails
   */
  int eventBudget() default StepFunctionsExtension.DEFAULT_EVENT_BUDGET;

  /**
   * Whether threads of the test may call the Step Functions of AWS, or of any other machine.
   * Otherwise such a call is refused before it is sent, and fails the test.
   *
   * @return {@code true} if calls may leave this machine
   */
  boolean allowRemoteCalls() default false;

  /**
   * Whether calls are throttled as AWS throttles those of an account in a large region, in virtual
   * time: {@code GetActivityTask} and each of {@code SendTaskHeartbeat}, {@code SendTaskSuccess}
   * and {@code SendTaskFailure} have a bucket of 3,000 calls, to which 500 are added each second,
   * {@code StartExecution} 1,300 and 300, {@code StopExecution} 1,000 and 200, {@code
   * DescribeExecution} 300 and 15, {@code GetExecutionHistory} 400 and 20, {@code ListExecutions}
   * 200 and 5, {@code CreateActivity} 100 and 1. A call that finds its bucket empty is answered
   * with {@code ThrottlingException}, which SDKs try again.
   *
   * <p>Calls through clients and the endpoint are counted; verbs of {@link FakeStepFunctions} are
   * not.
   *
   * @return {@code true} if a fleet of workers is to see the throttling that it would cause
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas
   *     of AWS Step Functions</a>
   */
  boolean throttled() default false;

  /**
   * What becomes of what lint finds: rules that hold the worker against the definition, such as
   * beats to a state without {@code HeartbeatSeconds}, a {@code TaskTimedOut} that a worker
   * swallows, or no {@code Retry} that matches a time-out. {@link SuppressLint} silences single
   * rules.
   *
   * @return {@link Lint#FAIL} to fail a test that passes otherwise with its findings
   */
  Lint lint() default Lint.HINTS;
}
