package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Creates a state machine before the test, and the activities that its definition names.
 *
 * <p>On a class it holds for every test of it, and those of methods and nested classes are added.
 * {@link FakeStepFunctions#start(String)} starts it.
 *
 * <pre>{@code
 * @Test
 * @StateMachine("thumbnails.asl.json")
 * void a_hung_worker_is_replaced(FakeStepFunctions stepFunctions, VirtualClock clock) {
 *   Execution execution = stepFunctions.start("{\"n\":1}");
 * }
 * }</pre>
 *
 * <p>A definition that is missing, or that the service refuses, fails the test before it begins.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(StateMachines.class)
public @interface StateMachine {

  /**
   * The definition, as it would be deployed: a resource beside the test class, or, with a leading
   * slash, from the root of the class path.
   *
   * @return the resource's name
   */
  String value();

  /**
   * The state machine's name.
   *
   * @return empty for the resource's file name up to its first dot
   */
  String name() default "";
}
