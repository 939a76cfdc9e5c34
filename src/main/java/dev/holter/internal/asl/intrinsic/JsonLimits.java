package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Why a text is refused that is JSON by its grammar: the parser's own words name its classes, and
 * have the digits of the machine's language.
 */
public final class JsonLimits {

  /** For too many levels, and for too many digits. */
  public static final String BEYOND =
      "Nested more than "
          + StreamReadConstraints.DEFAULT_MAX_DEPTH
          + " levels deep, or a number of more than "
          + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
          + " digits";

  /** For an exponent that no number has. */
  public static final String OUT_OF_RANGE = "Numeric value out of range";

  private JsonLimits() {}
}
