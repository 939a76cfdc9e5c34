package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.report.EventDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Writes down all that happened in a world, in the order of time, so that two runs can be compared
 * line by line: the first line that differs is where they part.
 */
final class Journal {
  private record Line(Instant at, String text) {}

  /**
   * The details of events that two runs are compared by. Inputs and outputs are not among them:
   * they may name a temporary folder, which is another one in each world.
   */
  private static final List<String> COMPARED =
      List.of(
          "name",
          "resource",
          "workerName",
          "timeoutInSeconds",
          "heartbeatInSeconds",
          "error",
          "cause");

  private final List<Line> lines = new ArrayList<>();

  private Journal() {}

  static List<String> of(World world) {
    Journal journal = new Journal();
    int number = 0;
    for (Execution execution : world.service().executions()) {
      journal.add("execution " + ++number, execution);
    }
    world.service().tasks().forEach(journal::add);
    world
        .service()
        .strayCalls()
        .forEach(call -> journal.add("a token that nobody has been given", call));
    // What happened at one instant keeps its order.
    return journal.lines.stream()
        .sorted(Comparator.comparing(Line::at))
        .map(line -> ExplorationReport.relative(line.at()) + "  " + line.text())
        .toList();
  }

  private void add(String name, Execution execution) {
    for (HistoryEvent event : execution.history()) {
      String what = name + ": " + event.id() + " " + event.typeAsString();
      lines.add(new Line(event.timestamp(), what + details(event)));
    }
  }

  private static String details(HistoryEvent event) {
    return COMPARED.stream()
        .flatMap(
            name ->
                EventDetails.value(event, name).map(value -> "  " + name + "=" + value).stream())
        .collect(Collectors.joining());
  }

  private void add(TaskAttempt task) {
    String name = task.stateName() + " #" + task.attempt();
    task.startedAt().ifPresent(at -> lines.add(new Line(at, name + " started")));
    task.calls().forEach(call -> add(name, call));
    task.endedAt().ifPresent(at -> lines.add(new Line(at, name + " " + task.status())));
  }

  private void add(String task, TaskCall call) {
    String error = call.error().map(name -> " " + name).orElse("");
    lines.add(new Line(call.at(), task + " " + call.operation() + error));
  }
}
