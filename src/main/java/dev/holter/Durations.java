package dev.holter;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads the durations of annotations. */
final class Durations {
  private Durations() {}

  static Duration parse(String annotation, String attribute, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException notIso) {
      throw invalid(annotation, attribute, text);
    }
    throw invalid(annotation, attribute, text);
  }

  private static ExtensionConfigurationException invalid(
      String annotation, String attribute, String text) {
    return new ExtensionConfigurationException(
        annotation
            + " has "
            + attribute
            + " ["
            + text
            + "]: expected an ISO-8601 duration of more than zero, such as PT30S");
  }
}
