package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Silences rules of {@link Lint} for a test, or for all tests of a class and of those nested in it:
 * where what they find is meant.
 *
 * <pre>{@code
 * @Test
 * @SuppressLint("silent-phase") // the worker hangs on purpose
 * void a_hung_worker_is_given_up(FakeStepFunctions stepFunctions) { ... }
 * }</pre>
 *
 * <p>What a method and the classes around it silence adds up.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface SuppressLint {

  /**
   * The ids of the rules, as findings show them.
   *
   * @return such as {@code heartbeat-missing}; an id that no rule has fails the test
   */
  String[] value();
}
