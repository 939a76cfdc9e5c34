package dev.holter.internal.strip;

import org.jspecify.annotations.Nullable;

/** Draws a lane below a strip, on the same scale: a bar for each wait. */
final class LaneRow {

  /** How high a lane is with its name. */
  static final double HEIGHT = 30;

  private static final double BAR = 14;
  private static final double BAR_TOP = 13;
  private static final double BASELINE = 24;
  private static final double LETTER = 5.6;

  /** Narrower bars that touch are one. */
  private static final double NARROW = 3;

  private static final int MAX_BARS = 80;

  private final Scale scale;
  private final double top;
  private final double left;
  private final StringBuilder svg = new StringBuilder();
  private int bars;

  /** Waits that are drawn as one bar. */
  private record Bar(double left, double right, String text, String shortText, int waits) {

    boolean joins(Bar next) {
      boolean narrow = right - left < NARROW || next.right - next.left < NARROW;
      return narrow && next.left - right < 0.5;
    }

    Bar with(Bar next) {
      int all = waits + next.waits;
      return new Bar(left, next.right, all + " waits", all + " waits", all);
    }
  }

  LaneRow(Scale scale, double left, double top) {
    this.scale = scale;
    this.left = left;
    this.top = top;
  }

  String of(Lane lane) {
    svg.append("<text x=\"%s\" y=\"%s\">".formatted(Markup.number(left), Markup.number(top + 9)))
        .append(Markup.text(lane.thread()))
        .append("</text>");
    Bar bar = null;
    for (Lane.Span span : lane.spans()) {
      Bar next = bar(span);
      if (bar != null && (bar.joins(next) || bars >= MAX_BARS)) {
        bar = bar.with(next);
      } else {
        draw(bar);
        bar = next;
      }
    }
    draw(bar);
    return svg.toString();
  }

  private Bar bar(Lane.Span span) {
    return new Bar(
        scale.at(span.from()), scale.at(span.to()), span.text(), span.shortText(), span.times());
  }

  private void draw(@Nullable Bar bar) {
    if (bar == null) {
      return;
    }
    bars++;
    double width = Math.max(1, bar.right() - bar.left());
    svg.append(
        "<rect class=\"wait\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\"><title>%s</title></rect>"
            .formatted(
                Markup.number(bar.left()),
                Markup.number(top + BAR_TOP),
                Markup.number(width),
                Markup.number(BAR),
                Markup.text(bar.text())));
    String label = fits(bar.text(), width) ? bar.text() : bar.shortText();
    if (fits(label, width)) {
      svg.append(
          "<text class=\"soft\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
              .formatted(
                  Markup.number(bar.left() + width / 2),
                  Markup.number(top + BASELINE),
                  Markup.text(label)));
    }
  }

  private static boolean fits(String text, double width) {
    return text.length() * LETTER + 6 < width;
  }
}
