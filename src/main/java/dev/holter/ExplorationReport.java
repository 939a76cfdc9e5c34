package dev.holter;

import dev.holter.internal.page.Comparison;
import dev.holter.internal.page.TestRecord;
import dev.holter.internal.search.Chosen;
import dev.holter.internal.search.Plan;
import dev.holter.internal.search.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says what an exploration has found. */
final class ExplorationReport {
  private static final int SHOWN = 5;

  /** The cause of an error may be of any length. */
  private static final int WIDTH = 140;

  private static final int NANOS_OF_A_MILLISECOND = 1_000_000;

  private ExplorationReport() {}

  static AssertionError found(ExtensionContext context, String summary, Run usual, Run failing) {
    Throwable failure = failing.outcome().failure().orElseThrow();
    comparison(usual, failing).ifPresent(it -> SeenTests.compare(context, it));
    String message =
        summary
            + "; as usual, except:\n"
            + numbered(failing.deviations())
            + "then the test fails:\n"
            + failure
            + "\n\n"
            + difference(usual, failing)
            + "to see it again, here:   @Explore(replay = \""
            + Plan.of(failing.deviations()).text()
            + "\")\n"
            + "as a test of its own:\n"
            + PinnedCode.of(context, failing.deviations(), failure instanceof LostTaskError);
    // The cause has the timelines of the world that failed.
    return new AssertionError(message, failure);
  }

  /** Returns both runs for a page, or nothing if there will be no page. */
  private static Optional<Comparison> comparison(Run usual, Run failing) {
    int first = firstDifference(usual.outcome().journal(), failing.outcome().journal());
    return usual.outcome().shown() instanceof TestRecord asUsual
            && failing.outcome().shown() instanceof TestRecord found
        ? Optional.of(
            new Comparison(
                asUsual,
                found,
                failing.deviations().stream()
                    .map(
                        each ->
                            new Comparison.Deviation(
                                each.at(), relative(each.at()), each.sentence()))
                    .toList(),
                Plan.of(failing.deviations()).text(),
                lines(usual.outcome().journal(), first),
                lines(failing.outcome().journal(), first)))
        : Optional.empty();
  }

  private static String numbered(List<Chosen> deviations) {
    return IntStream.range(0, deviations.size())
        .mapToObj(
            index ->
                (index + 1)
                    + ". at "
                    + relative(deviations.get(index).at())
                    + " "
                    + deviations.get(index).sentence()
                    + "\n")
        .collect(Collectors.joining());
  }

  static String relative(Instant at) {
    Duration since = Duration.between(VirtualClock.DEFAULT_START, at);
    if (since.isNegative() || since.toDays() > 0) {
      return at.toString();
    }
    boolean coarse = since.toNanosPart() % NANOS_OF_A_MILLISECOND == 0;
    return String.format(
        Locale.ROOT,
        coarse ? "%02d:%02d:%02d.%03d" : "%02d:%02d:%02d.%09d",
        since.toHoursPart(),
        since.toMinutesPart(),
        since.toSecondsPart(),
        coarse ? since.toMillisPart() : since.toNanosPart());
  }

  private static String difference(Run usual, Run failing) {
    List<String> expected = usual.outcome().journal();
    List<String> actual = failing.outcome().journal();
    int first = firstDifference(expected, actual);
    if (first == expected.size() && first == actual.size()) {
      return "the service saw the same calls at the same instants as in the usual run: what differs is"
          + " in the worker, the test, or what they send\n\n";
    }
    return "where it parts from the usual run, that one went on with\n"
        + shown(expected, first)
        + "and this one with\n"
        + shown(actual, first)
        + "\n";
  }

  private static int firstDifference(List<String> one, List<String> other) {
    int index = 0;
    while (index < Math.min(one.size(), other.size()) && one.get(index).equals(other.get(index))) {
      index++;
    }
    return index;
  }

  private static String shown(List<String> journal, int from) {
    String lines =
        lines(journal, from).stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    return lines.isEmpty() ? "  nothing more\n" : lines;
  }

  private static List<String> lines(List<String> journal, int from) {
    return journal.stream()
        .skip(from)
        .limit(SHOWN)
        .map(line -> line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "...")
        .toList();
  }

  static AssertionError nothing() {
    return new AssertionError(
        "This test cannot be explored: nothing in its usual run could have been otherwise. Its class"
            + " needs @StepFunctionsTest, its body a worker or a call of the service, and the"
            + " annotation something that may differ there: order needs two threads that go on at"
            + " one instant, latency and faults need a call, a freeze or a crash needs a worker");
  }

  static AssertionError notRepeatable(Run first, Run second) {
    List<String> once = first.outcome().journal();
    List<String> again = second.outcome().journal();
    int index = firstDifference(once, again);
    Optional<Throwable> failed = first.outcome().failure();
    return new AssertionError(
        "This test cannot be explored: "
            + (failed.isPresent()
                ? "a run of it failed, and passed when it was run again with nothing changed"
                : "its usual run is not the same when it is run again")
            + ". Look for static state that one run leaves to the next, for real time, random"
            + " numbers and hash codes.\nThe first run went on with\n"
            + shown(once, index)
            + failed.map(failure -> "and failed: " + failure + "\n").orElse("")
            + "and the second one with\n"
            + shown(again, index)
            + second.outcome().failure().map(failure -> "and failed: " + failure).orElse(""),
        second.outcome().failure().or(first.outcome()::failure).orElse(null));
  }

  /**
   * Returns a failure if some deviations of the replay never happened, or null. Only a replay in
   * which all of them happened shows that the world which had failed passes now.
   */
  static @Nullable AssertionError unusedReplay(Plan replay, Run run) {
    Plan missing = replay.missedBy(run.deviations());
    return missing.options().isEmpty()
        ? null
        : new AssertionError(
            "The replay text names what this test never came to: ["
                + missing.text()
                + "]. It is of another test, or the code has changed since: remove it, and let"
                + " @Explore search anew");
  }
}
