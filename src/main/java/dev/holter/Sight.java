package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.Definition;
import dev.holter.internal.lint.Seen;
import dev.holter.internal.lint.SeenAttempt;
import dev.holter.internal.lint.SeenMachine;
import dev.holter.internal.lint.SeenPoll;
import dev.holter.internal.lint.SilencedThread;
import dev.holter.internal.wire.CallNotes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the rules look at out of a world, as it stands. */
final class Sight {
  /** A machine may have been updated between two executions: what ran is what is looked at. */
  private record Ran(String name, Definition definition) {}

  private Sight() {}

  static Seen of(World world) {
    CallNotes notes = world.notes();
    boolean disturbed =
        notes.hasLostCaller()
            || world.choices().mayDeviate()
            || world.workers().stream().anyMatch(WorkerRun::isDisturbed);
    return new Seen(
        machines(world),
        world.tasksOfTurn().stream().map(task -> attempt(task, notes)).toList(),
        notes.givenUp().stream().map(Sight::poll).toList(),
        notes.silenced().stream()
            .map(it -> new SilencedThread(it.caller(), it.token(), it.at()))
            .toList(),
        Map.of(),
        disturbed);
  }

  /**
   * Returns the state machines that ran in this test. Machines that stand behind single tasks are
   * left out, since the user wrote no definition.
   */
  private static List<SeenMachine> machines(World world) {
    Map<Ran, List<String>> errors = new LinkedHashMap<>();
    for (Execution execution : world.executionsOfTurn()) {
      String arn = execution.stateMachineArn();
      if (!world.isInvented(arn)) {
        Ran ran = new Ran(ArnName.of(arn), world.service().parsedDefinitionOf(execution));
        List<String> mine = errors.computeIfAbsent(ran, absent -> new ArrayList<>());
        execution
            .error()
            .ifPresent(name -> mine.add(name + ", " + execution.cause().orElse("no cause")));
      }
    }
    List<SeenMachine> machines = new ArrayList<>();
    errors.forEach((ran, why) -> machines.add(new SeenMachine(ran.name(), ran.definition(), why)));
    return machines;
  }

  private static SeenAttempt attempt(TaskAttempt task, CallNotes notes) {
    CallNotes.OfToken known = notes.of(task.taskToken().orElse(""));
    return new SeenAttempt(
        task,
        ArnName.of(task.execution().stateMachineArn()),
        known.attempts(),
        known.severalBeat(),
        known.resent().stream()
            .map(call -> new SeenAttempt.Resent(call.operation(), call.at()))
            .toList());
  }

  private static SeenPoll poll(CallNotes.GivenUpPoll poll) {
    return new SeenPoll(
        ArnName.of(poll.activityArn()), poll.caller(), Duration.between(poll.began(), poll.left()));
  }
}
