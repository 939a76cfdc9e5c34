package dev.holter.internal.strip;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One task as a picture, 960 wide: beats as ticks, and under them the time that was left to the
 * deadline of the heartbeat, which each beat fills up again. Every kind of mark has its own shape,
 * so that nobody needs colours.
 */
public final class Strip {

  /** How wide a strip is drawn; it scales to where it is put. */
  public static final int WIDTH = 960;

  /** How high a strip is drawn, without lanes. */
  public static final int HEIGHT = 142;

  private static final double LEFT = 24;
  private static final double RIGHT = WIDTH - 40;
  private static final double LINE = 62;
  private static final double TICK = 14;
  private static final double BAND_TOP = 78;
  private static final double BAND_FOOT = 114;
  private static final double LABEL = 26;
  private static final double SIGN = 98;
  private static final double LETTER = 6;
  private static final double ROOM_FOR_LABEL = 120;
  private static final double ROW = 13;

  /** There is room for two rows of labels; each further one makes the picture higher. */
  private static final int USUAL_ROWS = 2;

  private static final int MOST_ROWS = 4;

  private final TaskAttempt task;
  private final Instant origin;
  private final Folds folds;
  private final Scale scale;
  private final StringBuilder svg = new StringBuilder();

  /** Where labels are, row by row from the lowest up. */
  private final List<List<LabelSpan>> rows = new ArrayList<>();

  private record LabelSpan(double from, double to) {
    boolean overlaps(LabelSpan other) {
      return from < other.to + 4 && other.from < to + 4;
    }
  }

  private final Frame frame;

  private Strip(TaskAttempt task, Frame frame) {
    this.task = task;
    this.frame = frame;
    this.origin = task.startedAt().orElse(task.scheduledAt());
    List<Beat> beats = new ArrayList<>();
    for (Heartbeat beat : task.heartbeats()) {
      beats.add(new Beat(beat.number(), beat.at(), beat.gap()));
    }
    this.folds = Folds.of(origin, beats);
    this.scale = new Scale(frame.from(), frame.to(), folds.blocks(), LEFT, RIGHT);
  }

  /** Returns the last instant that the strip of a task shows by itself. */
  public static Instant last(TaskAttempt task) {
    Instant last = lastEvent(task);
    return task.heartbeatDeadline().filter(it -> it.isAfter(last)).orElse(last);
  }

  private static Instant lastEvent(TaskAttempt task) {
    Instant last = task.observedUntil();
    for (TaskCall call : task.calls()) {
      last = call.at().isAfter(last) ? call.at() : last;
    }
    return last;
  }

  /**
   * Returns the picture as an {@code svg} element without its style.
   *
   * @param title what it is called, for those who cannot see it
   * @param description the same in words
   */
  public static String of(TaskAttempt task, String title, String description) {
    Frame frame = new Frame(task.scheduledAt(), last(task), List.of());
    return of(task, title, description, frame);
  }

  /**
   * Returns the same, drawn from one instant to another.
   *
   * @param title what it is called, for those who cannot see it
   * @param description the same in words
   * @param frame holds all of the task
   */
  public static String of(TaskAttempt task, String title, String description, Frame frame) {
    return new Strip(task, frame).draw(title, description);
  }

  /** Returns the rules of CSS for strips, in light and in dark. */
  public static String style() {
    return """
        .strip{--ink:#1b1f24;--soft:#5b6570;--band:#9cc3e6;--bad:#b3261e;--paper:#fff;font:11px system-ui,sans-serif}
        .strip text{fill:var(--ink)}.strip .soft{fill:var(--soft)}.strip .line,.strip .tick{stroke:var(--ink)}
        .strip .band{fill:var(--band);stroke:var(--soft);stroke-width:.5}.strip .zero{stroke:var(--bad);stroke-dasharray:5 3}
        .strip .block{fill:var(--paper);stroke:var(--ink)}.strip .mark{fill:var(--ink)}.strip .hollow{fill:var(--paper);stroke:var(--ink);stroke-width:1.5}
        .strip .wait{fill:var(--paper);stroke:var(--soft);stroke-width:.7}
        .strip .points{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 3}.strip text.sign{font-weight:700}
        .strip .bad{fill:none;stroke:var(--bad);stroke-width:2.5}.strip text.worse{fill:var(--bad);font-weight:700}
        @media(prefers-color-scheme:dark){.strip{--ink:#e6e9ec;--soft:#a3adb8;--band:#2f5f8a;--bad:#ff8a80;--paper:#14181d}}
        @media print{.strip{--ink:#000;--soft:#444;--band:#ccd;--bad:#900;--paper:#fff}}
        """;
  }

  private String draw(String title, String description) {
    drawBand();
    line("line", LEFT, LINE, scale.at(task.observedUntil()), LINE);
    drawBlocks();
    drawScheduling();
    drawBeats();
    drawOtherCalls();
    drawEnd();
    drawAxis();
    frame.marks().forEach(this::drawMark);
    drawLanes();
    double above = Math.max(0, rows.size() - USUAL_ROWS) * ROW;
    double height = above + HEIGHT + frame.lanes().size() * LaneRow.HEIGHT;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"strip\" role=\"img\" viewBox=\"0 %s %s %s\">"
            .formatted(Markup.number(0 - above), WIDTH, Markup.number(height))
        + "<title>"
        + Markup.text(title)
        + "</title><desc>"
        + Markup.text(description)
        + "</desc>"
        + svg
        + "</svg>";
  }

  /** A saw: each beat fills it up, and where it touches its foot the deadline is reached. */
  private void drawBand() {
    Optional<Duration> timeout = task.heartbeatTimeout();
    if (timeout.isEmpty() || task.startedAt().isEmpty() || timeout.get().isZero()) {
      return;
    }
    Duration full = timeout.get();
    StringBuilder path = new StringBuilder();
    Instant previous = origin;
    List<Instant> refills = new ArrayList<>();
    folds.shown().forEach(beat -> refills.add(beat.at()));
    folds.blocks().forEach(block -> refills.add(block.to()));
    refills.sort(null);
    refills.add(task.observedUntil());
    for (Instant next : refills) {
      saw(path, previous, next, full);
      previous = next;
    }
    svg.append("<path class=\"band\" d=\"").append(path).append("\"/>");
    line("zero", scale.at(origin), BAND_FOOT, RIGHT, BAND_FOOT);
    task.heartbeatDeadline()
        .ifPresent(at -> note(scale.at(at), BAND_FOOT - 3, "end", "", "deadline " + since(at)));
  }

  private void saw(StringBuilder path, Instant from, Instant to, Duration full) {
    Duration worst =
        folds.blocks().stream()
            .filter(block -> block.from().equals(from) && block.to().equals(to))
            .map(Block::most)
            .findFirst()
            .orElse(Duration.between(from, to));
    double left = Math.max(0, 1 - (double) worst.toNanos() / full.toNanos());
    path.append(
        "M%s %sV%sL%s %sV%sZ"
            .formatted(
                Markup.number(scale.at(from)),
                Markup.number(BAND_FOOT),
                Markup.number(BAND_TOP),
                Markup.number(scale.at(to)),
                Markup.number(BAND_FOOT - (BAND_FOOT - BAND_TOP) * left),
                Markup.number(BAND_FOOT)));
  }

  private void drawBlocks() {
    for (Block block : folds.blocks()) {
      double left = scale.at(block.from());
      double width = scale.at(block.to()) - left;
      svg.append(
          "<rect class=\"block\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\"/>"
              .formatted(
                  Markup.number(left + 2),
                  Markup.number(LINE - TICK),
                  Markup.number(Math.max(1, width - 4)),
                  Markup.number(2 * TICK)));
      String count = String.format(Locale.ROOT, "%,d beats", block.count());
      String every =
          block.isEven()
              ? "every " + Brief.of(block.least())
              : Brief.of(block.least()) + " to " + Brief.of(block.most());
      note(left + width / 2, LINE - 2, "middle", "", count);
      note(left + width / 2, LINE + 10, "middle", "soft", every);
    }
  }

  private void drawScheduling() {
    double x = scale.at(task.scheduledAt());
    if (task.startedAt().isEmpty()) {
      svg.append(circle("hollow", x, LINE, 5));
      label(x, "scheduled", "");
      return;
    }
    double start = scale.at(origin);
    boolean waited = origin.isAfter(task.scheduledAt());
    if (waited) {
      svg.append(circle("hollow", x, LINE, 5));
      label(x, "scheduled", "");
    }
    svg.append(shape("mark", start, "m-4 -9l10 9l-10 9z"));
    label(start, task.workerName().map(name -> "start, " + name).orElse("start"), "");
  }

  private void drawBeats() {
    Duration worst =
        folds.shown().stream().map(Beat::gap).max(Duration::compareTo).orElse(Duration.ZERO);
    double free = Double.NEGATIVE_INFINITY;
    for (Beat beat : folds.shown()) {
      double x = scale.at(beat.at());
      line("tick", x, LINE - TICK, x, LINE + TICK);
      double left = scale.at(beat.at().minus(beat.gap()));
      double needed = Brief.of(beat.gap()).length() * LETTER + 2;
      boolean room = x - left > needed && (x + left) / 2 - free > needed;
      if (room) {
        boolean longest = beat.gap().equals(worst) && !folds.shown().get(0).gap().equals(worst);
        note((x + left) / 2, LINE - 5, "middle", longest ? "" : "soft", Brief.of(beat.gap()));
        free = (x + left) / 2;
      }
    }
  }

  /** Draws the calls that are no beats: refused, injected and late ones. */
  private void drawOtherCalls() {
    for (TaskCall call : task.calls()) {
      if (!call.isAccepted() || call.injected()) {
        double x = scale.at(call.at());
        String sign = call.injected() ? "m0 -7l7 7l-7 7l-7 -7z" : "m-5 -7h10v14h-10z";
        svg.append(shape("hollow", x, sign));
        String answer = call.error().orElse("injected");
        label(x, (call.injected() ? "fault " : "refused ") + answer, "worse");
      }
    }
  }

  private void drawEnd() {
    double x = scale.at(task.observedUntil());
    if (task.status() == TaskStatus.TIMED_OUT) {
      svg.append(shape("bad", x, "m-7 -7l14 14m0 -14l-14 14"));
      label(x, "timed out, " + task.expiredClock().map(TaskClock::field).orElse(""), "worse");
    } else if (task.status().isOpen()) {
      svg.append(shape("hollow", x, "m0 -9l8 9l-8 9"));
      label(x, "now", "");
    } else {
      boolean good = task.status() == TaskStatus.SUCCEEDED;
      svg.append(shape(good ? "mark" : "bad", x, "m-6 -6h12v12h-12z"));
      String how = task.status().name().toLowerCase(Locale.ROOT);
      label(x, how + task.error().map(error -> ", " + error).orElse(""), good ? "" : "worse");
    }
  }

  private void drawAxis() {
    double y = HEIGHT - 10;
    note(LEFT, y, "start", "soft", since(task.scheduledAt()));
    Instant last = lastEvent(task);
    double end = scale.at(last);
    double free = LEFT;
    for (Beat beat : folds.shown()) {
      double x = scale.at(beat.at());
      if (x - free > ROOM_FOR_LABEL && end - x > ROOM_FOR_LABEL) {
        note(x, y, "middle", "soft", since(beat.at()));
        free = x;
      }
    }
    note(end, y, end - LEFT > ROOM_FOR_LABEL ? "end" : "start", "soft", since(last));
  }

  private void drawLanes() {
    double top = HEIGHT;
    for (Lane lane : frame.lanes()) {
      svg.append(new LaneRow(scale, LEFT, top).of(lane));
      top += LaneRow.HEIGHT;
    }
  }

  private void drawMark(Frame.Mark mark) {
    if (!mark.at().isBefore(task.scheduledAt()) && !mark.at().isAfter(last(task))) {
      double x = scale.at(mark.at());
      line("points", x, LABEL + 4, x, BAND_FOOT + 4);
      svg.append(circle("hollow", x, SIGN, 8));
      note(x, SIGN + 4, "middle", "sign", mark.sign());
    }
  }

  /**
   * Writes on the lowest row above that is free there, so that no label covers another. Where many
   * are at one place, the last ones have a mark only; the text has them all.
   */
  private void label(double x, String text, String kind) {
    boolean late = x > WIDTH / 2.0;
    double width = text.length() * LETTER;
    LabelSpan span = late ? new LabelSpan(x - width, x) : new LabelSpan(x, x + width);
    int row = 0;
    while (row < rows.size() && rows.get(row).stream().anyMatch(span::overlaps)) {
      row++;
    }
    if (row == MOST_ROWS) {
      return;
    }
    if (row == rows.size()) {
      rows.add(new ArrayList<>());
    }
    rows.get(row).add(span);
    note(x, LABEL - row * ROW, late ? "end" : "start", kind, text);
  }

  private void note(double x, double y, String anchor, String kind, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>"
            .formatted(
                Markup.number(x),
                Markup.number(y),
                anchor,
                kind.isEmpty() ? "" : " class=\"" + kind + "\"",
                Markup.text(text)));
  }

  private void line(String kind, double x1, double y1, double x2, double y2) {
    svg.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(
                kind, Markup.number(x1), Markup.number(y1), Markup.number(x2), Markup.number(y2)));
  }

  private static String circle(String kind, double x, double y, double radius) {
    return "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
        .formatted(kind, Markup.number(x), Markup.number(y), Markup.number(radius));
  }

  private static String shape(String kind, double x, String path) {
    return "<path class=\"%s\" d=\"M%s %s%s\"/>"
        .formatted(kind, Markup.number(x), Markup.number(LINE), path);
  }

  private String since(Instant at) {
    Duration since = Duration.between(origin, at);
    return since.isNegative() ? "-" + Brief.of(since.abs()) : "+" + Brief.of(since);
  }
}
