package dev.holter.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what what is measured, in words
 * @param key the score that is measured
 * @param against the score that it is divided by, if the aim is a ratio
 * @param unit of the score
 * @param aim the largest value that meets the aim, or null if there is none
 */
record Figure(
    String what, String key, @Nullable String against, String unit, @Nullable Double aim) {

  static Figure ratio(String what, String key, String against, double aim) {
    return new Figure(what, key, against, "", aim);
  }

  /** Of a {@link Pair}. */
  static Figure pair(String what, String key, double aim) {
    return new Figure(what, key + "#ratio", null, "x", aim);
  }

  static Figure value(String what, String key, String unit, @Nullable Double aim) {
    return new Figure(what, key, null, unit, aim);
  }

  /** Ratios are taken round by round, since the machine is not the same in the next one. */
  @Nullable String line(Scores scores) {
    List<Double> measured = scores.rounds(key);
    List<Double> base = against == null ? List.of() : scores.rounds(against);
    if (measured.isEmpty() || (against != null && base.size() != measured.size())) {
      return null;
    }
    List<Double> values =
        IntStream.range(0, measured.size())
            .mapToObj(i -> base.isEmpty() ? measured.get(i) : measured.get(i) / base.get(i))
            .sorted()
            .toList();
    double median = median(values);
    String spread = text(values.get(0)) + " to " + text(values.get(values.size() - 1));
    return String.format(
        Locale.ROOT,
        "%-52s %12s %-4s %8s %-7s %s",
        what,
        text(median),
        base.isEmpty() ? unit : "x",
        aim == null ? "" : "<= " + text(aim),
        aim == null ? "" : median <= aim ? "met" : "missed",
        base.isEmpty()
            ? spread
            : spread + "; " + text(median(sorted(measured))) + " / " + text(median(sorted(base))));
  }

  private static List<Double> sorted(List<Double> values) {
    return values.stream().sorted().toList();
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }
}
