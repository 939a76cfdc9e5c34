package dev.holter.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.strip.Markup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition as a picture. What was gone through has thick lines and its count, the rest is thin
 * and dashed.
 */
public final class Graph {

  private static final int LONGEST_NAME = 28;

  /** The label that coverage gives to one error of an entry that has several. */
  private static final Pattern BY_ERROR =
      Pattern.compile("(.*, (?:Retry|Catch)\\[\\d+\\]) by .*", Pattern.DOTALL);

  private final Map<String, Integer> counts;
  private final Function<String, String> link;
  private final StringBuilder svg = new StringBuilder();
  private double lane;

  private Graph(Map<String, Integer> counts, Function<String, String> link) {
    this.counts = counts;
    this.link = link;
  }

  /**
   * Draws a definition.
   *
   * @param counts how often each piece was gone through, by what coverage calls it
   * @param link where a click on a state leads, by the state's name; empty for nowhere
   */
  public static String draw(
      JsonNode definition,
      Map<String, Integer> counts,
      Function<String, String> link,
      String title) {
    return new Graph(byEntry(counts), link).whole(new Layers(definition), title);
  }

  /** Returns the definition as a diagram of Mermaid. */
  public static String mermaid(JsonNode definition, Map<String, Integer> counts) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    Mermaid.write(text, new Layers(definition), "  ", byEntry(counts), new LinkedHashMap<>());
    return text.toString();
  }

  /**
   * Adds up the counts of an entry that has several errors. Coverage counts each of them, and the
   * graph draws the entry once.
   */
  private static Map<String, Integer> byEntry(Map<String, Integer> counts) {
    Map<String, Integer> whole = new LinkedHashMap<>(counts);
    counts.forEach(
        (label, times) -> {
          Matcher entry = BY_ERROR.matcher(label);
          if (entry.matches()) {
            whole.merge(entry.group(1), times, Integer::sum);
          }
        });
    return whole;
  }

  /** Returns the rules of CSS for graphs, in light and in dark. */
  public static String style() {
    return """
        .graph{--ink:#1b1f24;--soft:#6b7580;--box:#fff;--took:#dceafa;--bad:#b3261e;font:12px system-ui,sans-serif}
        .graph rect{fill:var(--box);stroke:var(--soft);stroke-dasharray:4 3}.graph .took rect{fill:var(--took);stroke:var(--ink);stroke-width:2;stroke-dasharray:none}
        .graph text{fill:var(--ink)}.graph .kind{fill:var(--soft);font-size:9px}.graph path{fill:none;stroke:var(--soft);stroke-dasharray:4 3}
        .graph .took path,.graph path.took{stroke:var(--ink);stroke-width:2;stroke-dasharray:none}.graph path.tip{fill:var(--soft);stroke:none}.graph .took path.tip{fill:var(--ink)}
        .graph .way text{font-size:10px;paint-order:stroke;stroke:var(--box);stroke-width:3px}.graph a:focus rect,.graph a:hover rect{stroke-width:3.5}.graph .retry{fill:var(--bad);font-size:10px}
        @media(prefers-color-scheme:dark){.graph{--ink:#e6e9ec;--soft:#98a2ad;--box:#14181d;--took:#1d3a57;--bad:#ff8a80}}
        @media print{.graph{--ink:#000;--soft:#555;--box:#fff;--took:#e4ebf5;--bad:#900}}
        """;
  }

  private String whole(Layers layers, String title) {
    flow(layers, 8, 0);
    double width = Math.max(layers.width() + 16, 120);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"group\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" style=\"max-width:%spx;min-width:min(%spx,560px)\">%s</svg>"
        .formatted(
            Markup.text(title),
            Markup.number(width),
            Markup.number(layers.height() + 8),
            Markup.number(width),
            Markup.number(width),
            svg);
  }

  private void flow(Layers layers, double left, double top) {
    lane = 0;
    double edge =
        left + layers.boxes.values().stream().mapToDouble(it -> it.x + it.width).max().orElse(0);
    layers.arrows.forEach(arrow -> arrow(layers, arrow, left, top, edge));
    layers.boxes.values().forEach(box -> box(box, left + box.x, top + box.y));
  }

  private void box(Box box, double x, double y) {
    int times = counts.getOrDefault(box.name, 0);
    String to = link.apply(box.name);
    svg.append(times > 0 ? "<g class=\"took\">" : "<g>");
    svg.append(to.isEmpty() ? "" : "<a href=\"" + Markup.text(to) + "\">");
    svg.append("<title>")
        .append(Markup.text(box.name + ", " + box.type() + ", entered " + times + " times"))
        .append(
            "</title><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
                .formatted(
                    Markup.number(x),
                    Markup.number(y),
                    Markup.number(box.width),
                    Markup.number(box.height),
                    box.type().equals("Choice") ? "18" : "5"));
    text(x + box.width / 2, y + 16, "middle", "", shortened(box.name));
    String kind = box.type() + (times > 1 ? "  × " + times : "");
    text(x + box.width / 2, y + (box.inside.isEmpty() ? 30 : 27), "middle", "kind", kind);
    svg.append(to.isEmpty() ? "</g>" : "</a></g>");
    retries(box, x, y);
    double inner = x + Box.PAD;
    for (Layers flow : box.inside) {
      flow(flow, inner, y + box.insideTop());
      inner += flow.width() + Box.PAD;
    }
  }

  private void retries(Box box, double x, double y) {
    int retried = 0;
    for (int i = 0; i < box.state.path("Retry").size(); i++) {
      retried += counts.getOrDefault(box.name + ", Retry[" + i + "]", 0);
    }
    if (box.state.has("Retry")) {
      text(x + box.width - 4, y - 3, "end", "retry", "↻ " + (retried == 0 ? "" : retried));
    }
  }

  private void arrow(Layers layers, Arrow arrow, double left, double top, double edge) {
    Box from = layers.boxes.get(arrow.from());
    Box to = layers.boxes.get(arrow.to());
    if (from == null || to == null) {
      return;
    }
    int times = counts.getOrDefault(arrow.label(), 0);
    double x1 = left + from.x + from.width / 2;
    double y1 = top + from.y + from.height;
    double x2 = left + to.x + to.width / 2;
    double y2 = top + to.y;
    double textX = (x1 + x2) / 2;
    double textY = (y1 + y2) / 2;
    String path;
    if (layers.goesAround(arrow)) {
      lane += 14;
      double side = edge + lane;
      double end = left + to.x + to.width;
      y2 = top + to.y + to.height / 2;
      double turn = layers.leadsBack(arrow) ? -20 : 20;
      path =
          path("M%s %sC%s %s %s %s %s %s", x1, y1, x1, y1 + 26, side, y1 + 4, side, y1 + 36)
              + path("V%sQ%s %s %s %s", y2 - turn, side, y2, end + 7, y2);
      tip(end, y2, "l8 -4v8z", times);
      textX = side;
    } else {
      double middle = (y1 + y2) / 2;
      path = path("M%s %sC%s %s %s %s %s %s", x1, y1, x1, middle, x2, middle, x2, y2 - 6);
      tip(x2, y2, "l-4 -8h8z", times);
    }
    svg.append("<g class=\"way%s\"><path d=\"%s\"/>".formatted(times > 0 ? " took" : "", path));
    if (!arrow.shown().isEmpty() || times > 1) {
      text(textX, textY, "middle", "", arrow.shown() + (times > 1 ? " × " + times : ""));
    }
    svg.append("</g>");
  }

  private void tip(double x, double y, String shape, int times) {
    svg.append(
        "<g class=\"%s\"><path class=\"tip\" d=\"M%s %s%s\"/></g>"
            .formatted(times > 0 ? "took" : "", Markup.number(x), Markup.number(y), shape));
  }

  private static String path(String format, double... numbers) {
    Object[] written = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      written[i] = Markup.number(numbers[i]);
    }
    return format.formatted(written);
  }

  private void text(double x, double y, String anchor, String kind, String text) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
            .formatted(Markup.number(x), Markup.number(y), anchor, kind, Markup.text(text)));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }
}
