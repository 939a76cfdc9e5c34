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
 * {@link FakeStepFunctions#startExecution(String)} starts it.
 *
 * <pre>{@code
 * @Test
 * @StateMachine("thumbnails.asl.json")
 * void a_hung_worker_is_replaced(FakeStepFunctions stepFunctions, VirtualClock clock) {
 *   Execution execution = stepFunctions.startExecution("{\"n\":1}");
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
   * The file that is deployed, as it is: a definition in JSON or YAML, or the template that has it,
   * as {@link DefinitionFile} says. It is a resource beside the test class, or, with a leading
   * slash, from the root of the class path; else a path from the folder on in which the JVM was
   * started, which is the module's, such as {@code template.yaml} or {@code
   * cdk.out/Stack.template.json}.
   *
   * @return the file's name
   */
  String value();

  /**
   * The state machine's name.
   *
   * @return empty for the one that the template gives; of a definition alone, the file's name up to
   *     its first dot
   */
  String name() default "";

  /**
   * Which state machine of a template is meant: its logical name; with CDK its path also, with
   * Terraform its address.
   *
   * @return empty for the only one
   */
  String resource() default "";

  /**
   * Values for names that the file leaves open: placeholders, and parameters of a template.
   *
   * @return texts such as {@code Name=value}
   */
  String[] substitutions() default {};
}
