package dev.holter.report;

import java.text.NumberFormat;
import java.util.Locale;

/** Writes large counts so that they can be read, the same in every locale. */
final class Counts {

  private Counts() {}

  static String of(int count) {
    return NumberFormat.getIntegerInstance(Locale.ROOT).format(count);
  }
}
