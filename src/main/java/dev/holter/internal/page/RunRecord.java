package dev.holter.internal.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.journal.TaskRun;
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

  /** Adds what a test did; a test that has several worlds, or is repeated, has several entries. */
  public synchronized void add(
      String id,
      String testClass,
      String name,
      boolean failed,
      List<SeenExecution> executions,
      List<TaskRun> tasks) {
    ObjectNode test = mapper.createObjectNode();
    test.put("id", id).put("class", testClass).put("name", name);
    test.put("status", failed ? "failed" : "passed");
    snapshot.take(test, executions, tasks);
    tests.add(test);
    byId.put(id, test);
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
