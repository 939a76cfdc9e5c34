package dev.holter.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lays lines out in aligned columns, because gaps are compared by eye. */
final class Columns {

  private static final String UNMARKED = "  ";
  private static final String MARKED = "> ";

  private final Instant origin;
  private final Predicate<TimelineLine> marked;

  Columns(Instant origin, Predicate<TimelineLine> marked) {
    this.origin = origin;
    this.marked = marked;
  }

  String render(List<TimelineLine> lines) {
    List<Optional<RelativeTime>> times = lines.stream().map(line -> time(line.at())).toList();
    int whole = width(times, RelativeTime::whole);
    int fraction = width(times, RelativeTime::fraction);
    int what = whatWidth(lines);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      TimelineLine line = lines.get(i);
      String time =
          times
              .get(i)
              .map(at -> left(at.whole(), whole) + "." + right(at.fraction(), fraction))
              .orElse("");
      String row = time.isEmpty() ? line.what() : time + UNMARKED + right(line.what(), what);
      text.append(i == 0 ? "" : "\n")
          .append(marked.test(line) ? MARKED : UNMARKED)
          .append((row + UNMARKED + line.detail()).stripTrailing());
    }
    return text.toString();
  }

  private Optional<RelativeTime> time(@Nullable Instant at) {
    return Optional.ofNullable(at).map(instant -> RelativeTime.between(origin, instant));
  }

  private static int width(
      List<Optional<RelativeTime>> times, Function<RelativeTime, String> part) {
    return times.stream()
        .flatMap(Optional::stream)
        .mapToInt(time -> part.apply(time).length())
        .max()
        .orElse(0);
  }

  private static int whatWidth(List<TimelineLine> lines) {
    return lines.stream()
        .filter(line -> !line.detail().isEmpty())
        .mapToInt(line -> line.what().length())
        .max()
        .orElse(0);
  }

  private static String left(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String right(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
