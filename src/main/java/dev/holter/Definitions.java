package dev.holter;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Finds the definitions that {@link StateMachine} names, and creates what they define. */
final class Definitions {

  /** An annotation, and the class whose resources it means. */
  record Source(StateMachine annotation, Class<?> beside) {

    String name() {
      if (!annotation.name().isEmpty()) {
        return annotation.name();
      }
      String file = annotation.value().substring(annotation.value().lastIndexOf('/') + 1);
      return file.contains(".") ? file.substring(0, file.indexOf('.')) : file;
    }
  }

  private Definitions() {}

  static void create(Source source, FakeStepFunctions stepFunctions) {
    String definition = read(source);
    try {
      stepFunctions.createStateMachine(source.name(), definition);
    } catch (SfnException refused) {
      throw new ExtensionConfigurationException(
          "@StateMachine names ["
              + source.annotation().value()
              + "], which the service refuses as state machine ["
              + source.name()
              + "]: "
              + refused.awsErrorDetails().errorCode()
              + ": "
              + refused.awsErrorDetails().errorMessage(),
          refused);
    }
  }

  private static String read(Source source) {
    TestResource resource =
        new TestResource("@StateMachine", source.annotation().value(), source.beside());
    if (source.name().isBlank() || resource.isNoFile()) {
      throw resource.noFile("thumbnails.asl.json");
    }
    return resource.read();
  }
}
