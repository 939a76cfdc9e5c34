package dev.holter;

import dev.holter.internal.template.SourceFile;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A file that an annotation names.
 *
 * @param annotation such as {@code @StateMachine}
 * @param name beside the class, or with a leading slash from the root of the class path, or else
 *     from the module's folder on
 * @param beside the class whose resources it means
 */
record TestResource(String annotation, String name, Class<?> beside) {
  /**
   * The folder in which the JVM was started. Maven, Gradle and IDEs start it in that of the module.
   */
  private static final Path FOLDER = Path.of("");

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
    return file().text();
  }

  /**
   * Finds the file. The class path is searched first, since what lies there was put there for
   * tests.
   */
  SourceFile file() {
    // The class that declares the annotation may be a superclass in another package.
    for (Class<?> next = beside;
        next != null && next != Object.class;
        next = next.getSuperclass()) {
      SourceFile found = SourceFile.of(next, name);
      if (found != null) {
        return found;
      }
    }
    SourceFile found = SourceFile.of(FOLDER.resolve(name));
    if (found == null) {
      throw new ExtensionConfigurationException(
          annotation
              + " names ["
              + name
              + "], which is neither on the class path"
              + (name.startsWith("/") ? "" : " beside [" + beside.getName() + "]")
              + " nor in the folder ["
              + FOLDER.toAbsolutePath()
              + "]: put the file into the same package of src/test/resources, begin the name with a"
              + " slash to give its whole path there, or give its path from that folder on");
    }
    return found;
  }
}
