package dev.holter.internal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.execution.Execution;
import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.coverage.Clocks;
import dev.holter.internal.coverage.HistoryWalk;
import dev.holter.internal.coverage.Pieces;
import dev.holter.internal.strip.Frame;
import dev.holter.internal.strip.Lane;
import dev.holter.internal.strip.Strip;
import dev.holter.report.EventDetails;
import dev.holter.report.TaskTimeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What is kept of one test: no more than the page shows, however much the test did. */
final class Snapshot {

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_TASKS = 40;
  private static final int MAX_LANES = 6;
  private static final int MAX_NAMED = 5;
  private static final int MAX_EXECUTIONS = 20;
  private static final int MAX_STATES = 60;
  private static final int MAX_EVENTS = 30;
  private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

  private final ObjectMapper mapper;
  private final ObjectNode definitions;
  private final Map<String, Pieces> pieces = new HashMap<>();

  Snapshot(ObjectMapper mapper, ObjectNode definitions) {
    this.mapper = mapper;
    this.definitions = definitions;
  }

  /** Counts what executions went through. */
  void count(List<SeenExecution> executions) {
    for (SeenExecution seen : executions) {
      ArrayNode known = (ArrayNode) definitions.get(define(seen)).get("pieces");
      Map<String, Integer> counts = counts(seen);
      for (JsonNode piece : known) {
        int more = counts.getOrDefault(piece.get("label").asText(), 0);
        ((ObjectNode) piece).put("times", piece.get("times").asInt() + more);
      }
      count(children(seen));
    }
  }

  private Map<String, Integer> counts(SeenExecution seen) {
    Execution execution = seen.execution();
    Map<String, Integer> counts =
        new HashMap<>(HistoryWalk.through(pieces(define(seen)), execution.history()));
    execution
        .tasks()
        .forEach(task -> Clocks.of(task).forEach(it -> counts.merge(it, 1, Integer::sum)));
    return counts;
  }

  private static List<SeenExecution> children(SeenExecution seen) {
    return seen.execution().childExecutions().stream()
        .map(child -> new SeenExecution(child, seen.definition(), seen.name()))
        .toList();
  }

  /** Names the tasks that came closest to their deadlines, without drawing them. */
  void list(ObjectNode test, List<TaskAttempt> tasks) {
    ArrayNode named = test.putArray("tasks");
    worstFirst(tasks)
        .filter(row -> row.margin().isPresent())
        .limit(MAX_NAMED)
        .forEach(
            row -> {
              String title = row.task().stateName() + " #" + row.task().attempt();
              name(named.addObject(), title, row);
            });
    test.put("undrawn", true);
  }

  /** A task, its place among those of its test, and how close it came to its deadline. */
  private record Row(TaskAttempt task, int place, Optional<Duration> margin) {}

  /** Each task has thousands of beats, which are gone through once. */
  private static Stream<Row> worstFirst(List<TaskAttempt> tasks) {
    return IntStream.range(0, tasks.size())
        .mapToObj(place -> new Row(tasks.get(place), place, margin(tasks.get(place))))
        .sorted(Comparator.comparing(row -> row.margin().orElse(UNLIMITED)));
  }

  /** Fills in what a test has done. */
  void draw(
      ObjectNode test, List<SeenExecution> executions, List<TaskAttempt> tasks, List<Lane> lanes) {
    test.remove("undrawn");
    ArrayNode all = test.putArray("executions");
    for (SeenExecution seen : executions) {
      draw(all, seen);
    }
    test.put("moreExecutions", Math.max(0, executions.size() - MAX_EXECUTIONS));
    ArrayNode strips = test.putArray("tasks");
    worstFirst(tasks)
        .limit(MAX_TASKS)
        .sorted(Comparator.comparingInt(Row::place))
        .forEach(row -> draw(strips.addObject(), row, lanes));
    test.put("moreTasks", Math.max(0, tasks.size() - MAX_TASKS));
  }

  private void draw(ArrayNode all, SeenExecution seen) {
    children(seen).forEach(child -> draw(all, child));
    if (all.size() >= MAX_EXECUTIONS) {
      return;
    }
    Execution execution = seen.execution();
    ObjectNode node = all.addObject();
    node.put("name", execution.name());
    node.put("definition", define(seen));
    node.put("status", execution.status().toString());
    node.put("startedAt", execution.startedAt().toString());
    execution.stoppedAt().ifPresent(at -> node.put("stoppedAt", at.toString()));
    node.put("input", cut(execution.input()));
    execution.output().ifPresent(text -> node.put("output", cut(text)));
    execution.error().ifPresent(text -> node.put("error", cut(text)));
    node.set("counts", mapper.valueToTree(counts(seen)));
    states(node.putArray("states"), execution.history());
  }

  private String define(SeenExecution seen) {
    byte[] text = (seen.name() + "\n" + seen.definition()).getBytes(StandardCharsets.UTF_8);
    String key = UUID.nameUUIDFromBytes(text).toString();
    if (!definitions.has(key)) {
      ObjectNode node = definitions.putObject(key);
      node.put("name", seen.name());
      node.put("text", seen.definition());
      ArrayNode all = node.putArray("pieces");
      pieces(key)
          .all()
          .forEach(
              piece ->
                  all.addObject()
                      .put("kind", piece.kind().name())
                      .put("label", piece.label())
                      .put("mend", piece.mend())
                      .put("times", 0));
    }
    return key;
  }

  private Pieces pieces(String key) {
    return pieces.computeIfAbsent(
        key, it -> new Pieces(tree(definitions.get(it).get("text").asText())));
  }

  private JsonNode tree(String definition) {
    try {
      return mapper.readTree(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the service accepted a definition that is not JSON", e);
    }
  }

  private static void states(ArrayNode states, List<HistoryEvent> history) {
    Map<Long, ObjectNode> owners = new HashMap<>();
    for (HistoryEvent event : history) {
      String type = event.typeAsString();
      ObjectNode state = owners.get(event.previousEventId());
      if (type.endsWith("StateEntered") && states.size() < MAX_STATES) {
        state = states.addObject();
        state.put("name", detail(event, "name"));
        state.put("at", event.timestamp().toString());
        state.put("input", cut(detail(event, "input")));
        state.putArray("events");
      }
      if (state != null) {
        owners.put(event.id(), state);
        ArrayNode events = (ArrayNode) state.get("events");
        if (events.size() < MAX_EVENTS) {
          String error = detail(event, "error");
          events.add(event.id() + " " + type + (error.isEmpty() ? "" : "  " + cut(error)));
        }
        if (type.endsWith("StateExited")) {
          state.put("output", cut(detail(event, "output")));
        }
      }
    }
  }

  private static String detail(HistoryEvent event, String name) {
    return EventDetails.value(event, name).map(Object::toString).orElse("");
  }

  private static void draw(ObjectNode node, Row row, List<Lane> lanes) {
    TaskAttempt task = row.task();
    TaskTimeline timeline = TaskTimeline.of(task);
    String text = timeline.text();
    name(node, timeline.title(), row);
    node.put("timeline", text);
    Instant from = task.scheduledAt();
    Instant to = Strip.last(task);
    List<Lane> meanwhile = lanes.stream().flatMap(lane -> lane.between(from, to).stream()).toList();
    List<Lane> shown = meanwhile.subList(0, Math.min(MAX_LANES, meanwhile.size()));
    Frame frame = new Frame(from, to, List.of(), shown);
    node.put("strip", Strip.of(task, timeline.title(), text, frame));
    ArrayNode words = node.putArray("lanes");
    shown.forEach(lane -> words.add(lane.text()));
    node.put("moreLanes", meanwhile.size() - shown.size());
  }

  private static void name(ObjectNode node, String title, Row row) {
    node.put("title", title);
    node.put("state", row.task().stateName());
    node.put("status", row.task().status().name());
    row.margin().ifPresent(left -> node.put("margin", left.toMillis() / 1000.0));
  }

  /** Returns the least time that was left before a heartbeat was missed. */
  private static Optional<Duration> margin(TaskAttempt task) {
    if (task.heartbeatTimeout().isEmpty() || task.startedAt().isEmpty()) {
      return Optional.empty();
    }
    Duration longest = Duration.ZERO;
    Instant last = task.startedAt().get();
    for (Heartbeat beat : task.heartbeats()) {
      longest = beat.gap().compareTo(longest) > 0 ? beat.gap() : longest;
      last = beat.at();
    }
    Duration open = Duration.between(last, task.observedUntil());
    longest = open.compareTo(longest) > 0 ? open : longest;
    return Optional.of(task.heartbeatTimeout().get().minus(longest));
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
  }
}
