package dev.holter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Gives the test a mock configuration file of AWS Step Functions Local, as {@link
 * FakeStepFunctions#mockConfig(java.nio.file.Path)} does.
 *
 * <p>The one nearest to the test counts: that of the method goes before that of its class.
 *
 * <pre>{@code
 * @Test
 * @StateMachine("orders.asl.json")
 * @MockConfigFile("MockConfigFile.json")
 * void a_busy_function_is_called_again(FakeStepFunctions stepFunctions) {
 *   Execution execution = stepFunctions.startExecution("orders#RetryPath", "{}");
 * }
 * }</pre>
 *
 * <p>A file that is missing, or that nobody can follow, fails the test before it begins.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface MockConfigFile {

  /**
   * The file: a resource beside the test class, or, with a leading slash, from the root of the
   * class path.
   *
   * @return the resource's name
   */
  String value();
}
