package dev.holter;

import dev.holter.internal.template.DeployedMachine;
import dev.holter.internal.template.Substitutions;
import dev.holter.internal.template.TemplateError;
import dev.holter.internal.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A file that a state machine is deployed with, as it is: a definition in JSON or YAML, or the
 * template that has it. {@link StateMachine} is the same as an annotation.
 *
 * <p>Templates are those of AWS SAM and CloudFormation (JSON or YAML), what CDK writes to {@code
 * cdk.out}, what {@code terraform show -json} prints, and a {@code serverless.yml} with the plug-in
 * for Step Functions; a file that Terraform's {@code templatefile} reads is a definition.
 *
 * <p>Each {@code ${Name}} is replaced once, by what the template has for it, else by a
 * substitution, else by what its use asks for: a {@code Resource} is the function of that name, or
 * the activity if the task has heartbeats or the name says so; {@code QueueUrl} is the queue, and a
 * part of an ARN is what stands there. A substitution goes before a parameter's default.
 *
 * <pre>{@code
 * stepFunctions.createStateMachine(
 *     DefinitionFile.of("template.yaml", getClass())
 *         .resource("Thumbnails")
 *         .substitution("Stage", "test"));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class DefinitionFile {
  private final TestResource file;
  private final String resource;
  private final List<String> substitutions;

  DefinitionFile(TestResource file, String resource, List<String> substitutions) {
    this.file = file;
    this.resource = resource;
    this.substitutions = List.copyOf(substitutions);
  }

  /**
   * Names a file.
   *
   * @param name a resource beside the class, or with a leading slash from the root of the class
   *     path on; else a path from the folder on in which the JVM was started, which is the module's
   * @param beside such as the test's class
   * @return the file, as a definition or as a template with one state machine
   */
  public static DefinitionFile of(String name, Class<?> beside) {
    return new DefinitionFile(
        new TestResource(
            "DefinitionFile",
            Objects.requireNonNull(name, "name"),
            Objects.requireNonNull(beside, "beside")),
        "",
        List.of());
  }

  /**
   * Says which state machine of a template is meant.
   *
   * @param name its logical name; with CDK its path also, with Terraform its address
   * @return a copy
   */
  public DefinitionFile resource(String name) {
    return new DefinitionFile(file, Objects.requireNonNull(name, "name"), substitutions);
  }

  /**
   * Gives a value to a name that the file leaves open.
   *
   * @param name what stands between <code>${</code> and <code>}</code>, or a parameter of the
   *     template
   * @param value what is put in its place
   * @return a copy
   */
  public DefinitionFile substitution(String name, String value) {
    List<String> more = new ArrayList<>(substitutions);
    more.add(Objects.requireNonNull(name, "name") + "=" + Objects.requireNonNull(value, "value"));
    return new DefinitionFile(file, resource, more);
  }

  DeployedMachine read(WorldSettings settings) {
    if (file.isNoFile()) {
      throw file.noFile("thumbnails.asl.json");
    }
    try {
      return Templates.read(
          file.file(), resource, Substitutions.of(substitutions), settings.target());
    } catch (TemplateError wrong) {
      throw new ExtensionConfigurationException(
          file.annotation() + " names [" + file.name() + "]: " + wrong.getMessage(), wrong);
    }
  }
}
