package dev.holter;

import dev.holter.internal.page.SeenHeadroom;
import dev.holter.internal.search.Chosen;
import dev.holter.internal.search.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The table of what a worker bears, with a line for each load. */
final class HeadroomTable {
  private static final int NAME = 16;
  private static final int AMOUNT = 12;

  private final List<SeenHeadroom.Row> rows = new ArrayList<>();

  void add(Measured measured) {
    String amount = measured.load().teller().apply(measured.bears());
    if (measured.places() == 0) {
      line(measured.load().name(), "-", "there is no place for it in this test");
    } else if (measured.tried() == 0) {
      line(measured.load().name(), "-", "the time was over before it was measured: raise within");
    } else if (measured.isAtLeast()) {
      line(measured.load().name(), amount, "or more" + untried(measured));
    } else {
      String breaks =
          measured.breaks().orElseThrow().deviations().stream()
              .limit(1)
              .map(HeadroomTable::told)
              .collect(Collectors.joining());
      line(measured.load().name(), amount, breaks + untried(measured));
    }
  }

  private static String told(Chosen breaks) {
    return "it fails if at " + ExplorationReport.relative(breaks.at()) + " " + breaks.sentence();
  }

  private static String untried(Measured measured) {
    return measured.tried() == measured.places() ? "" : "; " + end(measured) + ": raise within";
  }

  /** Returns where the time was over before all places of a load were tried. */
  static String end(Measured measured) {
    return "the time was over after " + measured.tried() + " of " + measured.places() + " places";
  }

  void heartbeat(String margin, OptionalInt seconds) {
    if (seconds.isPresent()) {
      line(
          "HeartbeatSeconds",
          String.valueOf(seconds.getAsInt()),
          "is the least with which a freeze of " + margin + " is borne at any moment");
    } else {
      line(
          "HeartbeatSeconds",
          "-",
          "of up to a day was not found with which a freeze of "
              + margin
              + " is borne at any moment: something else breaks, or the time was over");
    }
  }

  private void line(String name, String amount, String remark) {
    rows.add(new SeenHeadroom.Row(name, amount, remark));
  }

  String text() {
    return rows.stream().map(HeadroomTable::text).collect(Collectors.joining());
  }

  private static String text(SeenHeadroom.Row row) {
    return String.format(
        Locale.ROOT,
        "  %-" + NAME + "s  %-" + AMOUNT + "s  %s\n",
        row.load(),
        row.borne(),
        row.remark());
  }

  /** Returns the rows of the table for a page. */
  SeenHeadroom seen() {
    return new SeenHeadroom(rows);
  }
}
