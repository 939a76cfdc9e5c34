package dev.holter.assertj;

import java.time.Duration;

/** Refuses bounds that no timeline can meet or miss, because such an assertion proves nothing. */
final class Arguments {

  private Arguments() {}

  static void requireNotNegative(Duration bound, String method) {
    if (bound.isNegative()) {
      throw new IllegalArgumentException(
          method + " takes a duration of zero or more, found [" + bound + "]");
    }
  }

  static void requireNotNegative(int count, String method) {
    if (count < 0) {
      throw new IllegalArgumentException(
          method + " takes a count of zero or more, found [" + count + "]");
    }
  }

  static void requireRange(int min, int max, String method) {
    if (min > max) {
      throw new IllegalArgumentException(
          method + " takes the smaller number first, found [" + min + ", " + max + "]");
    }
  }

  static void requireOrdinal(int number, String method) {
    if (number < 1) {
      throw new IllegalArgumentException(
          method + " counts from 1, found [" + number + "]: 1 is the first");
    }
  }

  static void requireFraction(double fraction, String method) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          method
              + " takes a fraction from 0 to below 1, found ["
              + fraction
              + "]: 0.5 stands for half of HeartbeatSeconds");
    }
  }

  static void requireSome(Object[] values, String method) {
    if (values.length == 0) {
      throw new IllegalArgumentException(method + " takes at least one event type, found [0]");
    }
  }
}
