package dev.holter.internal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.internal.graph.Graph;
import dev.holter.internal.strip.Markup;
import dev.holter.internal.strip.Strip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page: plain HTML, one style and a few lines of script, all in one file. */
final class Html {

  private static final int WORST = 20;
  private static final int OPEN = 10;

  /**
   * Attributes of a picture, which may be wider than the screen. They let a reader without a mouse
   * scroll it with the arrow keys.
   */
  static final String PICTURE =
      "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"picture, scrolls sideways\">";

  private final JsonNode run;
  private final StringBuilder html = new StringBuilder();
  private final Map<String, JsonNode> trees = new HashMap<>();
  private final Set<String> drawn = new HashSet<>();
  private int executions;
  private int opened;

  Html(JsonNode run) {
    this.run = run;
  }

  String page() {
    html.append(
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Holter</title>
        <meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'">
        <style>
        """);
    html.append(Style.CSS)
        .append(Strip.style())
        .append(Graph.style())
        .append("</style></head><body>");
    long failed = Table.failed(run).count();
    html.append("<header><h1>Holter</h1><p>%s, %s failed</p>".formatted(Table.tests(run), failed));
    failures();
    html.append("</header><main>");
    definitions();
    findings();
    margins();
    headroom();
    tests();
    html.append("</main><script>").append(Style.SCRIPT).append("</script></body></html>\n");
    return html.toString();
  }

  /** Lists the tests that failed first: most readers open the page to see these. */
  private void failures() {
    int index = 0;
    int left = WORST;
    StringBuilder links = new StringBuilder();
    for (JsonNode test : run.path("tests")) {
      if (Table.isFailed(test) && left-- > 0) {
        links
            .append("<li><a href=\"#t%s\">".formatted(index))
            .append(Markup.text(Table.title(test)))
            .append("</a>");
      }
      index++;
    }
    if (!links.isEmpty()) {
      html.append("<nav aria-label=\"failed tests\"><ul>").append(links);
      html.append(left < 0 ? "<li>and " + -left + " more, below" : "").append("</ul></nav>");
    }
  }

  private static String table(String heading, String... columns) {
    return "<h2>%s</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><thead><tr><th scope=\"col\">%s</tr></thead><tbody>"
        .formatted(heading, heading, String.join("<th scope=\"col\">", columns));
  }

  private void definitions() {
    html.append(
        table(
            "State machines",
            "state machine",
            "states",
            "transitions",
            "Retry",
            "Catch",
            "clocks"));
    Map<String, String> labels = Table.labels(run);
    for (Map.Entry<String, JsonNode> each : run.path("definitions").properties()) {
      JsonNode definition = each.getValue();
      String name = labels.getOrDefault(each.getKey(), "");
      html.append("<tr><th scope=\"row\">").append(Markup.text(name));
      for (String kind : List.of("STATE", "TRANSITION", "RETRY", "CATCH", "CLOCK")) {
        html.append("<td>").append(Table.share(definition, kind));
      }
      html.append("</tr>");
    }
    html.append("</tbody></table></div>");
    run.path("definitions")
        .properties()
        .forEach(
            it -> definition(it.getKey(), labels.getOrDefault(it.getKey(), ""), it.getValue()));
  }

  private void definition(String key, String name, JsonNode definition) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    StringBuilder missing = new StringBuilder();
    for (JsonNode piece : definition.path("pieces")) {
      int times = piece.path("times").asInt();
      counts.put(piece.path("label").asText(), times);
      if (times == 0) {
        missing
            .append("<li><b>")
            .append(text(piece.path("label")))
            .append("</b><br>")
            .append(text(piece.path("mend")));
      }
    }
    html.append("<details class=\"card\" id=\"d-%s\"><summary>".formatted(Markup.text(key)))
        .append(Markup.text(name))
        .append(", all tests together</summary>")
        .append(PICTURE)
        .append(Graph.draw(tree(key), counts, it -> "", "Graph of " + name))
        .append("</div>");
    if (missing.isEmpty()) {
      html.append("<p>Every piece was gone through.</p>");
    } else {
      html.append("<h3>No test went through</h3><ul>").append(missing).append("</ul>");
    }
    html.append("<details><summary>as Mermaid</summary><pre>")
        .append(Markup.text(Graph.mermaid(tree(key), counts)))
        .append("</pre></details></details>");
  }

  private JsonNode tree(String key) {
    return trees.computeIfAbsent(
        key,
        it -> {
          try {
            return new ObjectMapper()
                .readTree(run.path("definitions").path(it).path("text").asText());
          } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a definition of the run is not JSON", e);
          }
        });
  }

  private void findings() {
    StringBuilder rows = new StringBuilder();
    int index = 0;
    for (JsonNode test : run.path("tests")) {
      for (JsonNode finding : test.path("findings")) {
        rows.append("<tr><td>%s<th scope=\"row\">".formatted(text(finding.path("severity"))))
            .append(text(finding.path("rule")))
            .append("<td>")
            .append(text(finding.path("place")))
            .append("<td><a href=\"#t%s\">".formatted(index))
            .append(Markup.text(Table.title(test)))
            .append("</a></tr>");
      }
      index++;
    }
    if (!rows.isEmpty()) {
      html.append(table("Lint: worker against definition", "severity", "rule", "where", "test"))
          .append(rows)
          .append("</tbody></table></div>");
    }
  }

  private void findings(JsonNode test) {
    if (test.path("findings").isEmpty()) {
      return;
    }
    html.append("<h3>Lint</h3><ul>");
    for (JsonNode finding : test.path("findings")) {
      html.append(
              "<li><b>%s</b> (%s), "
                  .formatted(text(finding.path("rule")), text(finding.path("severity"))))
          .append(text(finding.path("place")))
          .append(": ")
          .append(text(finding.path("what")))
          .append("<br>mend: ")
          .append(text(finding.path("mend")))
          .append("<br>why: <code>")
          .append(text(finding.path("link")))
          .append("</code>");
    }
    html.append("</ul>");
  }

  private void margins() {
    record Row(double margin, JsonNode task, JsonNode test, int index) {}
    List<Row> rows = new ArrayList<>();
    int index = 0;
    for (JsonNode test : run.path("tests")) {
      for (JsonNode task : test.path("tasks")) {
        if (task.has("margin")) {
          rows.add(new Row(task.path("margin").asDouble(), task, test, index));
        }
      }
      index++;
    }
    if (rows.isEmpty()) {
      return;
    }
    rows.sort(Comparator.comparingDouble(Row::margin));
    html.append(table("Least margins", "left to HeartbeatSeconds", "task", "test"));
    rows.stream()
        .limit(WORST)
        .forEach(
            row ->
                html.append("<tr><td class=\"number\">")
                    .append(row.margin() <= 0 ? "missed" : Markup.number(row.margin()) + " s")
                    .append("<td>")
                    .append(text(row.task().path("title")))
                    .append("<td><a href=\"#t%s\">".formatted(row.index()))
                    .append(Markup.text(Table.title(row.test())))
                    .append("</a></tr>"));
    html.append("</tbody></table></div>");
  }

  private void headroom() {
    StringBuilder rows = new StringBuilder();
    int index = 0;
    for (JsonNode test : run.path("tests")) {
      for (JsonNode row : test.path("headroom")) {
        rows.append("<tr><th scope=\"row\">")
            .append(text(row.path("load")))
            .append("<td class=\"number\">")
            .append(text(row.path("borne")))
            .append("<td>")
            .append(text(row.path("remark")))
            .append("<td><a href=\"#t%s\">".formatted(index))
            .append(Markup.text(Table.title(test)))
            .append("</a></tr>");
      }
      index++;
    }
    if (!rows.isEmpty()) {
      html.append(
              table(
                  "Headroom: how much a worker bears", "load", "borne", "and beyond that", "test"))
          .append(rows)
          .append("</tbody></table></div>");
    }
  }

  private void tests() {
    html.append("<h2>Tests</h2>");
    Set<Integer> drawnTests = Room.drawn(run.path("tests"));
    int index = 0;
    for (JsonNode test : run.path("tests")) {
      boolean failed = Table.isFailed(test);
      boolean open = failed && opened++ < OPEN;
      html.append(
          "<details class=\"card %s\" id=\"t%s\"%s><summary><span class=\"verdict\">%s</span> "
              .formatted(
                  failed ? "failed" : "passed",
                  index++,
                  open ? " open" : "",
                  failed ? "✗ failed" : "✓ passed"));
      html.append(Markup.text(Table.title(test))).append("</summary>");
      findings(test);
      if (drawnTests.contains(index - 1)) {
        body(test);
      } else {
        html.append(
            "<p>not drawn, so that this page opens at once; <code>index.json</code> has it, and a run of this test alone draws it</p>");
      }
      html.append("</details>");
    }
  }

  private void body(JsonNode test) {
    new Found(html).of(test.path("comparison"));
    if (test.path("undrawn").asBoolean()) {
      html.append("<p>passed; <code>holter.page=always</code> draws what it did</p>");
    } else {
      test.path("tasks").forEach(this::task);
    }
    more(test.path("moreTasks").asInt(), "tasks");
    test.path("executions").forEach(this::execution);
    more(test.path("moreExecutions").asInt(), "executions");
  }

  private void more(int number, String what) {
    if (number > 0) {
      html.append("<p>and %s more %s</p>".formatted(number, what));
    }
  }

  private void task(JsonNode task) {
    html.append("<figure><figcaption>")
        .append(text(task.path("title")))
        .append("</figcaption>")
        .append(PICTURE)
        .append(task.path("strip").asText())
        .append("</div><details><summary>as text</summary><pre>")
        .append(text(task.path("timeline")));
    task.path("lanes").forEach(lane -> html.append('\n').append(text(lane)));
    html.append("</pre></details>");
    more(task.path("moreLanes").asInt(), "threads that waited meanwhile");
    html.append("</figure>");
  }

  private void execution(JsonNode execution) {
    int number = executions++;
    String key = execution.path("definition").asText();
    Map<String, Integer> counts = new LinkedHashMap<>();
    execution
        .path("counts")
        .properties()
        .forEach(it -> counts.put(it.getKey(), it.getValue().asInt()));
    Map<String, String> links = new HashMap<>();
    StringBuilder states = new StringBuilder();
    int index = 0;
    for (JsonNode state : execution.path("states")) {
      String id = "e" + number + "-" + index++;
      links.putIfAbsent(state.path("name").asText(), "#" + id);
      state(states, id, state);
    }
    String name =
        "execution " + execution.path("name").asText() + ", " + execution.path("status").asText();
    html.append("<section><h3>")
        .append(Markup.text(name))
        .append("</h3><p>started ")
        .append(text(execution.path("startedAt")));
    if (execution.has("stoppedAt")) {
      html.append(", ended ").append(text(execution.path("stoppedAt")));
    }
    if (execution.has("error")) {
      html.append(", error ").append(text(execution.path("error")));
    }
    html.append("</p>").append(PICTURE);
    if (drawn.add(key + counts)) {
      html.append(
          Graph.draw(tree(key), counts, it -> links.getOrDefault(it, ""), "Path of " + name));
    } else {
      html.append("<p>took the same path as one above</p>");
    }
    html.append("</div><details><summary>states</summary>")
        .append(states)
        .append("</details></section>");
  }

  private static void state(StringBuilder states, String id, JsonNode state) {
    states
        .append("<details class=\"state\" id=\"%s\" tabindex=\"-1\"><summary>".formatted(id))
        .append(text(state.path("name")))
        .append("</summary><dl><dt>entered<dd>")
        .append(text(state.path("at")))
        .append("<dt>input<dd><pre>")
        .append(text(state.path("input")))
        .append("</pre><dt>output<dd><pre>")
        .append(state.has("output") ? text(state.path("output")) : "none yet")
        .append("</pre><dt>events<dd><pre>");
    state.path("events").forEach(event -> states.append(text(event)).append('\n'));
    states.append("</pre></dl></details>");
  }

  private static String text(JsonNode node) {
    return Markup.text(node.asText());
  }
}
