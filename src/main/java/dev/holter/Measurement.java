package dev.holter;

import dev.holter.HeadroomSettings.Goal;
import dev.holter.internal.search.Extent;
import dev.holter.internal.search.Limits;
import dev.holter.internal.search.Load;
import dev.holter.internal.search.Measured;
import dev.holter.internal.search.Meter;
import dev.holter.internal.search.Run;
import dev.holter.internal.search.Search;
import dev.holter.internal.search.SearchResult;
import dev.holter.internal.service.run.HeartbeatChoice;
import dev.holter.internal.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Measures the headroom of one test. */
final class Measurement {
  /** The longest {@code HeartbeatSeconds} that is tried. */
  private static final int A_DAY = 86_400;

  private final ExtensionContext context;
  private final HeadroomSettings settings;
  private final NestedRun subject;
  private final Limits limits = HeadroomSettings.limits();
  private final long began = Timeline.realNanos();

  Measurement(ExtensionContext context, HeadroomSettings settings) {
    this.context = context;
    this.settings = settings;
    this.subject = new NestedRun(context);
  }

  ToldInvocation run() {
    // This runs two worlds: the usual one, and the same again.
    SearchResult verdict =
        new Search(subject, new Extent(limits, 2, 0), () -> false, tried -> {}).run(List.of());
    return switch (verdict.kind()) {
      case CLEAN, FOUND -> measure(verdict.usual());
      case USUAL_FAILS -> told(verdict.usual().outcome().failure().orElseThrow());
      case NOTHING_TO_EXPLORE -> told(ExplorationReport.nothing());
      case NOT_REPEATABLE ->
          told(ExplorationReport.notRepeatable(verdict.usual(), verdict.found().orElseThrow()));
    };
  }

  private static ToldInvocation told(Throwable failure) {
    return new ToldInvocation("no headroom measured", failure);
  }

  private ToldInvocation measure(Run usual) {
    BooleanSupplier isOver = () -> Timeline.realNanos() - began > settings.within().toNanos();
    Meter meter = new Meter(subject, limits, usual, isOver);
    List<Measured> all = new ArrayList<>();
    settings.goals().forEach(goal -> all.add(meter.measure(goal.load())));
    HeadroomTable table = new HeadroomTable();
    all.forEach(table::add);
    if (settings.margin() > 0) {
      table.heartbeat(settings.freeze().teller().apply(settings.margin()), least(meter));
    }
    String summary = "headroom, measured in " + (meter.runs() + 2) + " worlds";
    String text = summary + "\n" + table.text();
    context.publishReportEntry(Headroom.ENTRY, text);
    SeenTests.show(context, table.seen());
    return new ToldInvocation(summary, failure(usual, all, text));
  }

  private OptionalInt least(Meter meter) {
    return meter.least(
        HeartbeatChoice.DIMENSION.name(),
        seconds -> Duration.ofSeconds(seconds).toString(),
        A_DAY,
        settings.freeze(),
        settings.margin());
  }

  private @Nullable Throwable failure(Run usual, List<Measured> all, String table) {
    StringBuilder missed = new StringBuilder();
    StringBuilder nowhere = new StringBuilder();
    @Nullable Run first = null;
    for (int index = 0; index < all.size(); index++) {
      Goal goal = settings.goals().get(index);
      Measured measured = all.get(index);
      if (goal.steps() > 0 && measured.places() == 0) {
        nowhere.append(
            "Nothing is known of what this worker bears of ["
                + measured.load().name()
                + "]: there is no place for it in this test. A worker is what runWorker has"
                + " started\n");
      } else if (measured.bears() < goal.steps()) {
        Load load = measured.load();
        missed.append(
            "This worker bears less than it should of ["
                + load.name()
                + "]: "
                + load.teller().apply(measured.bears())
                + " in place of "
                + load.teller().apply(goal.steps())
                + "\n");
        first = first == null ? measured.breaks().orElseThrow() : first;
      }
    }
    if (first == null) {
      return nowhere.isEmpty() ? null : new AssertionError(nowhere + "\n" + table);
    }
    String summary = nowhere.toString() + missed + "\n" + table + "\nthe first of these";
    return ExplorationReport.found(context, summary, usual, first);
  }
}
