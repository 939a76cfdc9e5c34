package dev.holter.internal.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one thread waited for.
 *
 * @param thread its name
 * @param spans in order
 */
public record Lane(String thread, List<Span> spans) {

  /** Keeps the list from changing. */
  public Lane {
    spans = List.copyOf(spans);
  }

  /**
   * Equal waits that follow each other.
   *
   * @param what the method or the operation; empty for several different ones
   * @param from when the first began
   * @param to when the last ended
   * @param times how many there were
   */
  public record Span(String what, Instant from, Instant to, int times) {

    /** Returns the span as people say it, such as {@code 2,880 × Thread.sleep, 30s each}. */
    String text() {
      String name = what.isEmpty() ? "various waits" : what;
      Duration length = Duration.between(from, to);
      if (times == 1) {
        return name + ", " + Brief.of(length);
      }
      String each =
          what.isEmpty() || !isWhole(length)
              ? ""
              : ", " + Brief.of(length.dividedBy(times)) + " each";
      return String.format(Locale.ROOT, "%,d × %s%s", times, name, each);
    }

    private boolean isWhole(Duration length) {
      return length.dividedBy(times).multipliedBy(times).equals(length);
    }

    /** Returns the span as people say it, without what the wait was called with. */
    String shortText() {
      int detail = what.indexOf(" on ");
      return detail < 0 ? text() : new Span(what.substring(0, detail), from, to, times).text();
    }
  }

  /** Returns what of it was between two instants; empty if nothing was. */
  public Optional<Lane> between(Instant first, Instant last) {
    List<Span> inside =
        spans.stream()
            .filter(span -> span.from().isBefore(last) && span.to().isAfter(first))
            .toList();
    return inside.isEmpty() ? Optional.empty() : Optional.of(new Lane(thread, inside));
  }

  /** Returns it in words, on one line. */
  public String text() {
    StringBuilder text = new StringBuilder(thread).append(" waited for");
    String separator = " ";
    for (Span span : spans) {
      text.append(separator).append(span.shortText());
      separator = "; ";
    }
    return text.toString();
  }
}
