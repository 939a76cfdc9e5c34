package dev.holter;

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
    StringBuilder unknown = new StringBuilder();
    @Nullable Run first = null;
    for (int index = 0; index < all.size(); index++) {
      int goal = settings.goals().get(index).steps();
      Measured measured = all.get(index);
      if (measured.places() > 0 && measured.bears() < goal) {
        missed.append(missed(measured, goal));
        first = first == null ? measured.breaks().orElseThrow() : first;
      } else if (goal > 0) {
        unknown.append(unknown(measured));
      }
    }
    if (first == null) {
      return unknown.isEmpty() ? null : new AssertionError(unknown + "\n" + table);
    }
    String summary = unknown.toString() + missed + "\n" + table + "\nthe first of these";
    return ExplorationReport.found(context, summary, usual, first);
  }

  private static String missed(Measured measured, int goal) {
    Load load = measured.load();
    return "This worker bears less than it should of ["
        + load.name()
        + "]: "
        + load.teller().apply(measured.bears())
        + " in place of "
        + load.teller().apply(goal)
        + "\n";
  }

  /** Why it is not known whether a load is borne; empty if it is known. */
  private static String unknown(Measured measured) {
    String why = "";
    if (measured.places() == 0) {
      why = "there is no place for it in this test. A worker is what runWorker has started";
    } else if (measured.tried() < measured.places()) {
      why = HeadroomTable.end(measured) + ". Raise within";
    }
    return why.isEmpty()
        ? ""
        : "Nothing is known of what this worker bears of ["
            + measured.load().name()
            + "]: "
            + why
            + "\n";
  }
}
