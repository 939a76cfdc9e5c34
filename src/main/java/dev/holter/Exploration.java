package dev.holter;

import dev.holter.internal.search.Extent;
import dev.holter.internal.search.Plan;
import dev.holter.internal.search.Recording;
import dev.holter.internal.search.Run;
import dev.holter.internal.search.Search;
import dev.holter.internal.search.SearchResult;
import dev.holter.internal.search.Subject;
import dev.holter.internal.time.Timeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Explores one test, or replays one world of it. */
final class Exploration {
  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(10);

  private final ExtensionContext context;
  private final ExploreSettings settings;
  private final Subject subject;
  private final LastFailure last;
  private final long began = Timeline.realNanos();
  private long told = began;

  /** What a report says; without a failure the test passes if its usual run does. */
  record Result(String summary, @Nullable Throwable failure) {}

  Exploration(ExtensionContext context, ExploreSettings settings) {
    this.context = context;
    this.settings = settings;
    this.subject = new NestedRun(context);
    this.last = LastFailure.of(context);
  }

  Result run() {
    return settings.replay().options().isEmpty() ? explore() : replay();
  }

  private Result explore() {
    Search search =
        new Search(
            subject,
            new Extent(settings.limits(), settings.worlds(), settings.seed()),
            () -> Timeline.realNanos() - began > settings.within().toNanos(),
            this::tell);
    SearchResult verdict = search.run(last.read());
    String summary =
        "explored " + verdict.worlds() + (verdict.worlds() == 1 ? " world" : " worlds");
    Run found = verdict.found().orElse(verdict.usual());
    return switch (verdict.kind()) {
      case CLEAN -> {
        last.forget();
        yield new Result(summary, null);
      }
      case USUAL_FAILS -> new Result(summary, found.outcome().failure().orElseThrow());
      case NOTHING_TO_EXPLORE -> new Result(summary, ExplorationReport.nothing());
      case NOT_REPEATABLE ->
          new Result(summary, ExplorationReport.notRepeatable(verdict.usual(), found));
      case FOUND -> {
        last.keep(Plan.of(found.deviations()));
        yield new Result(
            summary, ExplorationReport.found(context, summary, verdict.usual(), found));
      }
    };
  }

  private Result replay() {
    // First, since what the usual run does already is not the fault of what differs.
    Recording usual = Recording.of(Plan.USUAL, settings.limitsOfReplay());
    Run.Outcome asUsual = subject.run(usual);
    Recording choices = Recording.of(settings.replay(), settings.limitsOfReplay());
    Run.Outcome outcome = subject.run(choices);
    Run run = new Run(choices.places(), choices.deviations(), outcome);
    String summary = "replayed one world";
    if (outcome.failure().isPresent()) {
      return new Result(
          summary,
          ExplorationReport.found(
              context, summary, new Run(usual.places(), usual.deviations(), asUsual), run));
    }
    return new Result(summary, ExplorationReport.unusedReplay(settings.replay(), run));
  }

  private void tell(int tried) {
    long now = Timeline.realNanos();
    if (now - told > BETWEEN_PROGRESS.toNanos()) {
      told = now;
      context.publishReportEntry("explored", tried + " of " + settings.worlds() + " worlds");
    }
  }
}
