package dev.holter;

import dev.holter.internal.template.DeployedMachine;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Finds the definitions that {@link StateMachine} names, and creates what they define. */
final class Definitions {

  /**
   * A {@link StateMachine} annotation, and the class beside whose resources its file is looked for.
   */
  record Source(StateMachine annotation, Class<?> beside) {

    DefinitionFile file() {
      return new DefinitionFile(
          new TestResource("@StateMachine", annotation.value(), beside),
          annotation.resource(),
          List.of(annotation.substitutions()));
    }
  }

  private Definitions() {}

  static void create(Source source, FakeStepFunctions stepFunctions) {
    DeployedMachine machine = source.file().read(stepFunctions.world.settings());
    String own = source.annotation().name();
    String name = own.isEmpty() ? machine.name() : own;
    try {
      stepFunctions.deployment().create(name, machine);
    } catch (SfnException refused) {
      throw new ExtensionConfigurationException(
          "@StateMachine names ["
              + source.annotation().value()
              + "], which the service refuses as state machine ["
              + name
              + "]: "
              + refused.awsErrorDetails().errorCode()
              + ": "
              + refused.awsErrorDetails().errorMessage(),
          refused);
    }
  }
}
