package dev.holter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A resource that an annotation names.
 *
 * @param annotation such as {@code @StateMachine}
 * @param name beside the class, or with a leading slash from the root of the class path
 * @param beside the class whose resources it means
 */
record TestResource(String annotation, String name, Class<?> beside) {

  /** Whether no file can have the name. */
  boolean isNoFile() {
    return name.isBlank() || name.endsWith("/");
  }

  ExtensionConfigurationException noFile(String example) {
    return new ExtensionConfigurationException(
        annotation
            + " on ["
            + beside.getName()
            + "] names ["
            + name
            + "]: expected a file such as "
            + example);
  }

  String read() {
    // The class that declares the annotation may be a superclass in another package.
    for (Class<?> next = beside;
        next != null && next != Object.class;
        next = next.getSuperclass()) {
      try (InputStream found = next.getResourceAsStream(name)) {
        if (found != null) {
          return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (IOException unreadable) {
        throw new ExtensionConfigurationException(
            annotation + " names [" + name + "], which cannot be read", unreadable);
      }
    }
    throw new ExtensionConfigurationException(
        annotation + " names [" + name + "], which is not on the class path" + remedy());
  }

  private String remedy() {
    return name.startsWith("/")
        ? ": give the path from src/test/resources on"
        : " beside ["
            + beside.getName()
            + "]: put the file into the same package of src/test/resources, or begin the name with"
            + " a slash to give the whole path";
  }
}
