package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.Set;

/** Words the library's failures as JSONata does: the code, then what happened. */
final class JsonataErrors {

  // Those whose text the expression itself gives: $error and $assert.
  private static final Set<String> GIVEN = Set.of("D3137", "D3141");

  private JsonataErrors() {}

  static String text(JException failure) {
    String code = failure.getError();
    if (GIVEN.contains(code) && failure.getCurrent() instanceof String given) {
      return code + ": " + given;
    }
    return code + ": " + failure.getMessage();
  }

  /** The library leaves these conversions to Java, and so their failures. */
  static String conversion(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NumberFormatException) {
      return "D3030: Unable to cast value to a number: "
          + message.replace("For input string: ", "");
    }
    return "D3110: " + message;
  }
}
