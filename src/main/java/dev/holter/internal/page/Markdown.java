package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/** Writes a run as Markdown, for the summary of a CI job. */
final class Markdown {

  private static final int MAX_FAILED = 20;

  private Markdown() {}

  static String of(JsonNode sum, Path folder) {
    StringBuilder text = new StringBuilder("## Holter\n\n");
    long failed = Table.failed(sum).count();
    text.append(
        "%s, %s failed; page: `%s`\n\n"
            .formatted(Table.tests(sum), failed, folder.resolve("index.html")));
    text.append("| state machine | pieces gone through |\n| --- | --- |\n");
    Map<String, String> labels = Table.labels(sum);
    for (Map.Entry<String, JsonNode> each : sum.path("definitions").properties()) {
      text.append("| ")
          .append(cell(labels.getOrDefault(each.getKey(), "")))
          .append(" | ")
          .append(Table.share(each.getValue(), ""))
          .append(" |\n");
    }
    text.append(findings(sum));
    Table.failed(sum)
        .limit(MAX_FAILED)
        .forEach(
            test -> {
              text.append("\n<details><summary>")
                  .append(cell(Table.title(test)))
                  .append("</summary>\n\n");
              for (JsonNode task : test.path("tasks")) {
                text.append(fenced(task.path("timeline").asText()));
              }
              text.append("</details>\n");
            });
    return text.toString();
  }

  private static String findings(JsonNode sum) {
    StringBuilder rows = new StringBuilder();
    for (JsonNode test : sum.path("tests")) {
      for (JsonNode finding : test.path("findings")) {
        rows.append("| ")
            .append(cell(finding.path("rule").asText()))
            .append(" | ")
            .append(cell(finding.path("place").asText() + ": " + finding.path("what").asText()))
            .append(" | ")
            .append(cell(Table.title(test)))
            .append(" |\n");
      }
    }
    return rows.isEmpty() ? "" : "\n| lint | what | test |\n| --- | --- | --- |\n" + rows;
  }

  /** A fence longer than any inside it, so that a payload cannot end it. */
  private static String fenced(String text) {
    StringBuilder fence = new StringBuilder("```");
    while (text.contains(fence)) {
      fence.append('`');
    }
    return fence + "text\n" + text + "\n" + fence + "\n\n";
  }

  private static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("`", "\\`")
        .replaceAll("\\R", " ");
  }
}
