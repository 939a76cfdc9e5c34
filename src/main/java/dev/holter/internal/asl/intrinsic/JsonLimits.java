package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * The reasons for which a text is refused that is JSON by its grammar. The parser's own messages
 * name its classes and write digits in the language of the machine.
 */
public final class JsonLimits {

  /** The reason for too many levels and for too many digits. */
  public static final String BEYOND =
      "Nested more than "
          + StreamReadConstraints.DEFAULT_MAX_DEPTH
          + " levels deep, or a number of more than "
          + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
          + " digits";

  /** The reason for an exponent that no number has. */
  public static final String OUT_OF_RANGE = "Numeric value out of range";

  private JsonLimits() {}
}
