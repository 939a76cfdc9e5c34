package dev.holter.internal.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.lint.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What this JVM has seen of a run so far. Tests may add to it at the same time. */
public final class RunRecord {

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode root = mapper.createObjectNode();
  private final Snapshot snapshot = new Snapshot(mapper, root.putObject("definitions"));
  private final ArrayNode tests = root.putArray("tests");
  private final Map<String, ObjectNode> byId = new HashMap<>();

  /**
   * Adds what a test did; a test that has several worlds, or is repeated, has several entries.
   *
   * @param seen the test
   * @param failed whether it has failed so far
   * @param drawn whether strips and paths are kept too
   */
  public synchronized void add(TestRecord seen, boolean failed, boolean drawn) {
    ObjectNode test = mapper.createObjectNode();
    test.put("id", seen.id()).put("class", seen.testClass()).put("name", seen.name());
    test.put("status", failed ? "failed" : "passed");
    add(test.putArray("findings"), seen.findings());
    snapshot.count(seen.counted());
    seen.headroom().ifPresent(it -> test.set("headroom", mapper.valueToTree(it.rows())));
    if (drawn) {
      snapshot.draw(test, seen.executions(), seen.tasks(), seen.lanes());
      seen.comparison().ifPresent(it -> Compared.draw(test.putObject("comparison"), it));
    } else {
      snapshot.list(test, seen.tasks());
    }
    tests.add(test);
    byId.put(seen.id(), test);
  }

  /** Adds the parts of a test that are drawn only if it fails. */
  public synchronized void draw(TestRecord seen) {
    ObjectNode test = byId.get(seen.id());
    if (test != null) {
      snapshot.draw(test, seen.executions(), seen.tasks(), seen.lanes());
    }
  }

  /** Adds findings of lint that came after the test was added. */
  public synchronized void found(String id, List<Finding> findings) {
    ObjectNode test = byId.get(id);
    if (test != null) {
      add((ArrayNode) test.get("findings"), findings);
    }
  }

  private static void add(ArrayNode array, List<Finding> findings) {
    for (Finding finding : findings) {
      array
          .addObject()
          .put("rule", finding.rule())
          .put("severity", finding.severity().word())
          .put("place", finding.place())
          .put("what", finding.what())
          .put("mend", finding.mend())
          .put("link", finding.link());
    }
  }

  /** Marks a test that failed after it was added. */
  public synchronized void failed(String id) {
    ObjectNode test = byId.get(id);
    if (test != null) {
      test.put("status", "failed");
    }
  }

  /** Returns the whole as JSON. */
  synchronized ObjectNode json() {
    return root.deepCopy();
  }
}
