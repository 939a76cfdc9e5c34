package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import java.util.List;
import java.util.regex.Pattern;

/** Bounds pictures of numbers and times, of which a few characters can ask for any length. */
final class Pictures {

  private static final int LONGEST = 1000;

  // The width of a part of a time, such as [Y1,4-6].
  private static final Pattern TOO_WIDE = Pattern.compile("\\[[^\\]]*[,-]\\s*\\d{5}");

  private Pictures() {}

  /** Requires that what a function is given asks for no text that is unusually long. */
  static void require(List<?> arguments) {
    for (Object argument : arguments) {
      if (argument instanceof String picture
          && (picture.length() > LONGEST || TOO_WIDE.matcher(picture).find())) {
        throw new JException(JsonataErrors.MEMORY);
      }
    }
  }
}
