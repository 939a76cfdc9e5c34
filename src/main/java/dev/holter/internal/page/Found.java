package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.strip.Markup;

/** Writes what a search has found: the usual run on one side, the run that fails on the other. */
final class Found {

  private static final String USUAL = "the usual run";
  private static final String OTHER = "the run that fails";

  private final StringBuilder html;

  Found(StringBuilder html) {
    this.html = html;
  }

  void of(JsonNode comparison) {
    if (comparison.isMissingNode()) {
      return;
    }
    html.append("<section><h3>What was not as usual</h3><ol>");
    for (JsonNode deviation : comparison.path("deviations")) {
      html.append("<li>at ")
          .append(text(deviation.path("when")))
          .append(" ")
          .append(text(deviation.path("sentence")));
    }
    html.append("</ol><p>to see it again: <code>@Explore(replay = &quot;")
        .append(text(comparison.path("replay")))
        .append("&quot;)</code></p>");
    comparison.path("tasks").forEach(this::task);
    count(comparison.path("moreTasks").asInt(), "more that differ are not drawn");
    count(comparison.path("sameTasks").asInt(), "went the same way in both");
    html.append("<h3>Where they part</h3><div class=\"pair\">");
    lines(USUAL, comparison.path("usualLines"));
    lines(OTHER, comparison.path("foundLines"));
    html.append("</div></section>");
  }

  private void count(int tasks, String what) {
    if (tasks > 0) {
      html.append("<p>%s task%s %s</p>".formatted(tasks, tasks == 1 ? "" : "s", what));
    }
  }

  private void task(JsonNode task) {
    html.append("<div class=\"pair\">");
    side(USUAL, task.path("usual"));
    side(OTHER, task.path("found"));
    html.append("</div>");
  }

  private void side(String run, JsonNode task) {
    html.append("<figure><figcaption>").append(run);
    if (task.isMissingNode()) {
      html.append("</figcaption><p>never came to this task</p></figure>");
    } else {
      html.append(": ")
          .append(text(task.path("title")))
          .append("</figcaption>")
          .append(Html.PICTURE)
          .append(task.path("strip").asText())
          .append("</div><details><summary>as text</summary><pre>")
          .append(text(task.path("timeline")))
          .append("</pre></details></figure>");
    }
  }

  private void lines(String run, JsonNode lines) {
    html.append("<div><h4>").append(run).append("</h4><pre>");
    lines.forEach(line -> html.append(text(line)).append('\n'));
    html.append(lines.isEmpty() ? "nothing more" : "").append("</pre></div>");
  }

  private static String text(JsonNode node) {
    return Markup.text(node.asText());
  }
}
