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
    html.append(STYLE).append(Strip.style()).append(Graph.style()).append("</style></head><body>");
    long failed = Table.failed(run).count();
    html.append(
        "<header><h1>Holter</h1><p>%s, %s failed</p></header><main>"
            .formatted(Table.tests(run), failed));
    definitions();
    findings();
    margins();
    headroom();
    tests();
    html.append("</main><script>").append(SCRIPT).append("</script></body></html>\n");
    return html.toString();
  }

  private void definitions() {
    html.append(
        """
        <h2>State machines</h2><div class="wide"><table><thead><tr><th>state machine<th>states<th>transitions<th>Retry<th>Catch<th>clocks</tr></thead><tbody>
        """);
    for (JsonNode definition : run.path("definitions")) {
      html.append("<tr><th scope=\"row\">").append(text(definition.path("name")));
      for (String kind : List.of("STATE", "TRANSITION", "RETRY", "CATCH", "CLOCK")) {
        html.append("<td>").append(Table.share(definition, kind));
      }
      html.append("</tr>");
    }
    html.append("</tbody></table></div>");
    run.path("definitions").properties().forEach(it -> definition(it.getKey(), it.getValue()));
  }

  private void definition(String key, JsonNode definition) {
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
    String name = definition.path("name").asText();
    html.append("<details class=\"card\" id=\"d-%s\"><summary>".formatted(Markup.text(key)))
        .append(Markup.text(name))
        .append(", all tests together</summary><div class=\"wide\">")
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
      html.append(
              "<h2>Lint: worker against definition</h2><div class=\"wide\"><table><thead><tr><th>severity<th>rule<th>where<th>test</tr></thead><tbody>")
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
    html.append(
        "<h2>Least margins</h2><div class=\"wide\"><table><thead><tr><th>left to HeartbeatSeconds<th>task<th>test</tr></thead><tbody>");
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
              "<h2>Headroom: how much a worker bears</h2><div class=\"wide\"><table><thead><tr><th>load<th>borne<th>and beyond that<th>test</tr></thead><tbody>")
          .append(rows)
          .append("</tbody></table></div>");
    }
  }

  private void tests() {
    html.append("<h2>Tests</h2>");
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
      new Found(html).of(test.path("comparison"));
      if (test.path("undrawn").asBoolean()) {
        html.append("<p>passed; <code>holter.page=always</code> draws what it did</p>");
      } else {
        test.path("tasks").forEach(this::task);
      }
      more(test.path("moreTasks").asInt(), "tasks");
      test.path("executions").forEach(this::execution);
      more(test.path("moreExecutions").asInt(), "executions");
      html.append("</details>");
    }
  }

  private void more(int number, String what) {
    if (number > 0) {
      html.append("<p>and %s more %s</p>".formatted(number, what));
    }
  }

  private void task(JsonNode task) {
    html.append("<figure><figcaption>")
        .append(text(task.path("title")))
        .append("</figcaption><div class=\"wide\">")
        .append(task.path("strip").asText())
        .append("</div><details><summary>as text</summary><pre>")
        .append(text(task.path("timeline")))
        .append("</pre></details></figure>");
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
    html.append("</p><div class=\"wide\">");
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

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--fg:#1b1f24;--bg:#fff;--card:#f6f8fa;--edge:#ccd3da;--bad:#b3261e}
      body{font:15px/1.45 system-ui,sans-serif;color:var(--fg);background:var(--bg);max-width:1500px;margin:0 auto;padding:0 16px 48px}
      h1{margin-bottom:0}h2{margin-top:2em}h3{font-size:1em}a{color:inherit}
      table{border-collapse:collapse}th,td{text-align:left;padding:3px 14px 3px 0;border-bottom:1px solid var(--edge);vertical-align:top}.number{text-align:right}
      .card{background:var(--card);border:1px solid var(--edge);border-radius:6px;padding:8px 12px;margin:8px 0}.card.failed{border-left:6px solid var(--bad)}
      summary{cursor:pointer;overflow-wrap:anywhere}.failed .verdict{color:var(--bad);font-weight:700}
      .wide{overflow-x:auto}.wide>svg{display:block;width:100%}.strip{min-width:640px}.graph{min-width:200px}
      .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(600px,100%),1fr));gap:0 20px}.pair>*{min-width:0}.pair h4{margin:8px 0 0}
      figure{margin:14px 0}figcaption{font-weight:600;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0;font-size:12px}
      dl{display:grid;grid-template-columns:5em 1fr;gap:2px 8px;margin:4px 0 8px}dd{margin:0;min-width:0}.state{margin-left:12px}.state:target{outline:2px solid}
      :focus-visible{outline:2px solid;outline-offset:2px}
      @media(prefers-color-scheme:dark){:root{--fg:#e6e9ec;--bg:#0f1216;--card:#14181d;--edge:#39424c;--bad:#ff8a80}}
      @media print{:root{--fg:#000;--bg:#fff;--card:#fff;--edge:#999}.card{break-inside:avoid}}
      """;

  private static final String SCRIPT =
      """
      function open(){var e=document.getElementById(decodeURIComponent(location.hash.slice(1)));for(var p=e;p;p=p.parentElement)if(p.tagName==='DETAILS')p.open=true;if(e){e.scrollIntoView();e.focus({preventScroll:true})}}
      addEventListener('hashchange',open);open();
      document.addEventListener('click',function(c){var a=c.target.closest('a');if(a&&a.hash===location.hash)open()});
      addEventListener('beforeprint',function(){document.querySelectorAll('.card.failed').forEach(function(d){d.open=true})});
      """;
}
