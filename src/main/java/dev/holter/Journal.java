package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.report.ExecutionTimeline;
import java.util.ArrayList;
import java.util.List;

/** Writes down all that happened in a world, so that two runs can be compared line by line. */
final class Journal {
  private Journal() {}

  static List<String> of(World world) {
    List<String> lines = new ArrayList<>();
    for (Execution execution : world.service().executions()) {
      ExecutionTimeline.of(execution).text().lines().forEach(lines::add);
    }
    for (TaskAttempt task : world.service().tasks()) {
      String name = task.stateName() + " #" + task.attempt();
      task.startedAt().ifPresent(at -> lines.add(at + " " + name + " started"));
      task.calls().forEach(call -> lines.add(line(name, call)));
      task.endedAt().ifPresent(at -> lines.add(at + " " + name + " " + task.status()));
    }
    world.service().strayCalls().forEach(call -> lines.add(line("a task that nobody knows", call)));
    return lines;
  }

  private static String line(String task, TaskCall call) {
    String error = call.error().map(name -> " " + name).orElse("");
    return call.at() + " " + task + " " + call.operation() + error;
  }
}
