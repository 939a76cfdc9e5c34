package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Checks the heartbeats of every task that a worker had in the test, after the test.
 *
 * <p>The time from the start of a task to its first beat, and from its last beat to its end or to
 * the end of the test, counts like the time between two beats. A task that no worker was handed
 * does not count. The failure shows the timeline of each task that broke the rule.
 *
 * <pre>{@code
 * @HeartbeatCadence(atMost = "PT30S", margin = 0.5)
 * }</pre>
 *
 * <p>On a method it replaces the one on the class.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface HeartbeatCadence {

  /**
   * The longest time between two heartbeats, inclusive, as an ISO-8601 duration such as {@code
   * PT30S}.
   *
   * @return empty for no such rule
   */
  String atMost() default "";

  /**
   * How much of {@code HeartbeatSeconds} must be left at every beat, as a fraction: with 0.5 and 60
   * seconds, no beat may come later than 30 seconds after the one before. Tasks that declare no
   * {@code HeartbeatSeconds} do not count.
   *
   * @return from 0, inclusive, to 1, exclusive; -1 for no such rule
   */
  double margin() default -1;

  /**
   * The latest time of the first heartbeat after the start, inclusive, as an ISO-8601 duration.
   *
   * @return empty for no such rule
   */
  String firstBeatWithin() default "";
}
