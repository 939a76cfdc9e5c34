package dev.holter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads the values of configuration parameters. */
final class Parameters {
  private Parameters() {}

  /**
   * Reads a parameter whose values are the constants of an enum, written in lower case.
   *
   * @throws ExtensionConfigurationException if the value is another text; it lists the right ones
   */
  static <E extends Enum<E>> E oneOf(E[] constants, String parameter, String value) {
    List<String> texts =
        Arrays.stream(constants).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    int index = texts.indexOf(value);
    if (index < 0) {
      int last = texts.size() - 1;
      throw new ExtensionConfigurationException(
          "The configuration parameter "
              + parameter
              + " is ["
              + value
              + "]: expected "
              + String.join(", ", texts.subList(0, last))
              + " or "
              + texts.get(last));
    }
    return constants[index];
  }
}
