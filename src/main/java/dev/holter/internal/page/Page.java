package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what a run has shown into a folder. */
public final class Page {

  private Page() {}

  /**
   * Adds a run to those of the other JVMs of the build, and writes the page, if it is wanted
   * always, or for failures and a test of the build has failed; otherwise a page of an earlier
   * build is deleted.
   *
   * @return the labels of the pieces that no test of the build went through, each with the lines
   *     that would, and how many pieces there are
   */
  public static Result write(RunRecord run, Path folder, boolean always, boolean failures)
      throws IOException {
    Result[] result = new Result[1];
    new Parts(folder)
        .add(
            run.json(),
            sum -> {
              boolean wanted = always || (failures && hasFailed(sum));
              show(sum, folder, wanted);
              result[0] = new Result(pieces(sum), missing(sum), Markdown.of(sum, folder), wanted);
            });
    return result[0];
  }

  /** Returns the page of what this JVM has seen, with nothing of others. */
  public static String html(RunRecord run) {
    return new Html(run.json()).page();
  }

  /** Returns what the page shows as JSON, for programs. */
  public static String json(RunRecord run) throws IOException {
    return json(run.json());
  }

  private static String json(ObjectNode sum) throws IOException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(sum);
  }

  /**
   * What writing the page has come to.
   *
   * @param pieces how many pieces the definitions have
   * @param missing those that no test went through
   * @param markdown a summary
   * @param shown whether there is a page now
   */
  public record Result(int pieces, List<String> missing, String markdown, boolean shown) {}

  private static void show(ObjectNode sum, Path folder, boolean wanted) throws IOException {
    Path html = folder.resolve("index.html");
    Path json = folder.resolve("index.json");
    if (wanted) {
      Parts.replace(html, new Html(sum).page());
      Parts.replace(json, json(sum));
    } else {
      Files.deleteIfExists(html);
      Files.deleteIfExists(json);
    }
  }

  private static boolean hasFailed(JsonNode sum) {
    for (JsonNode test : sum.path("tests")) {
      if (test.path("status").asText().equals("failed")) {
        return true;
      }
    }
    return false;
  }

  private static int pieces(JsonNode sum) {
    int pieces = 0;
    for (JsonNode definition : sum.path("definitions")) {
      pieces += definition.path("pieces").size();
    }
    return pieces;
  }

  private static List<String> missing(JsonNode sum) {
    List<String> missing = new ArrayList<>();
    for (JsonNode definition : sum.path("definitions")) {
      for (JsonNode piece : definition.path("pieces")) {
        if (piece.path("times").asInt() == 0) {
          missing.add(
              "%s: %s\n    to go through it: %s"
                  .formatted(
                      definition.path("name").asText(),
                      piece.path("label").asText(),
                      piece.path("mend").asText()));
        }
      }
    }
    return missing;
  }
}
