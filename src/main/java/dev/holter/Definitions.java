package dev.holter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    String resource = source.annotation().value();
    if (source.name().isBlank() || resource.endsWith("/")) {
      throw new ExtensionConfigurationException(
          "@StateMachine on ["
              + source.beside().getName()
              + "] names ["
              + resource
              + "]: expected a file such as thumbnails.asl.json");
    }
    // The class that declares the annotation may be a superclass in another package.
    for (Class<?> beside = source.beside();
        beside != null && beside != Object.class;
        beside = beside.getSuperclass()) {
      try (InputStream found = beside.getResourceAsStream(resource)) {
        if (found != null) {
          return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (IOException unreadable) {
        throw new ExtensionConfigurationException(
            "@StateMachine names [" + resource + "], which cannot be read", unreadable);
      }
    }
    throw new ExtensionConfigurationException(
        "@StateMachine names [" + resource + "], which is not on the class path" + remedy(source));
  }

  private static String remedy(Source source) {
    return source.annotation().value().startsWith("/")
        ? ": give the path from src/test/resources on"
        : " beside ["
            + source.beside().getName()
            + "]: put the file into the same package of src/test/resources, or begin the name with"
            + " a slash to give the whole path";
  }
}
