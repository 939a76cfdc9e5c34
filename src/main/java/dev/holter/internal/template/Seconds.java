package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A function's time-out, as every tool writes it. */
final class Seconds {
  private Seconds() {}

  static Duration of(JsonNode value, String file, String path) {
    if (!value.asText().matches("[1-9][0-9]{0,5}")) {
      throw new TemplateError(
          "["
              + file
              + "] has the time-out ["
              + value.asText()
              + "] at "
              + path
              + ": give seconds from 1 on");
    }
    return Duration.ofSeconds(Long.parseLong(value.asText()));
  }
}
