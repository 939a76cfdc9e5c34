package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.template.DeployedMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/**
 * Deploys state machines and activities for a test, through the operations that any client calls.
 */
final class Deployment {
  private final World world;

  /**
   * The ARNs of the test's state machines by name. Machines that stand behind single tasks are left
   * out, since nobody starts them by name.
   */
  private final Map<String, String> stateMachines = new LinkedHashMap<>();

  private int tasks;

  Deployment(World world) {
    this.world = world;
  }

  String create(String name, String definition) {
    return create(name, new DeployedMachine(name, definition, "", Json.object(), Map.of()));
  }

  String create(String name, DeployedMachine machine) {
    world.functions().deploy(machine.functionTimeouts());
    String arn = createUnlisted(name, machine);
    stateMachines.put(name, arn);
    world.service().activitiesOf(arn).forEach(this::createActivity);
    return arn;
  }

  private String createUnlisted(String name, DeployedMachine machine) {
    CreateStateMachineRequest.Builder request =
        CreateStateMachineRequest.builder()
            .name(name)
            .definition(machine.definition())
            .roleArn("arn:" + partition() + ":iam::" + world.settings().account() + ":role/holter");
    if (!machine.type().isEmpty()) {
      request.type(machine.type());
    }
    if (!machine.logging().isEmpty()) {
      request.loggingConfiguration(Logging.of(machine.logging()));
    }
    return serve(request.build(), CreateStateMachineResponse.class).stateMachineArn();
  }

  String createActivity(String name) {
    return serve(CreateActivityRequest.builder().name(name).build(), CreateActivityResponse.class)
        .activityArn();
  }

  TaskAttempt schedule(TaskDefinition task) {
    String activityArn =
        task.kind() == TaskDefinition.Kind.ACTIVITY ? createActivity(task.target()) : "";
    if (task.kind() == TaskDefinition.Kind.CALLBACK) {
      world.integrations().registerIfAbsent(task.target(), call -> "{}");
    }
    String name = "task-" + ++tasks;
    String definition = TaskDefinitions.definition(task, partition(), activityArn);
    DeployedMachine machine = new DeployedMachine(name, definition, "", Json.object(), Map.of());
    String arn = createUnlisted(name, machine);
    world.invent(arn);
    Execution execution = start(arn, task.input());
    return execution.tasks().get(0);
  }

  Execution start(String stateMachineArn, String input) {
    StartExecutionResponse started =
        serve(
            StartExecutionRequest.builder().stateMachineArn(stateMachineArn).input(input).build(),
            StartExecutionResponse.class);
    return Objects.requireNonNull(world.service().execution(started.executionArn()));
  }

  String only() {
    if (stateMachines.isEmpty()) {
      throw new IllegalStateException(
          "startExecution(input) needs a state machine, and there is none: add"
              + " @StateMachine(\"file.asl.json\") to the test, or call createStateMachine");
    }
    if (stateMachines.size() > 1) {
      throw new IllegalStateException(
          "startExecution(input) needs exactly one state machine, and there are "
              + stateMachines.keySet()
              + ": name the one to start, as in startExecution(\""
              + stateMachines.keySet().iterator().next()
              + "\", input)");
    }
    return stateMachines.values().iterator().next();
  }

  /**
   * Resolves a state machine's name to its ARN. A {@code #} ends the name, since no name contains
   * one; the test case behind it is kept.
   */
  String named(String nameAndTestCase) {
    int mark = nameAndTestCase.indexOf('#');
    return mark < 0
        ? arn(nameAndTestCase)
        : arn(nameAndTestCase.substring(0, mark)) + nameAndTestCase.substring(mark);
  }

  private String arn(String name) {
    String arn = stateMachines.get(name);
    if (arn == null) {
      throw new IllegalStateException(
          "There is no state machine ["
              + name
              + "], there are "
              + stateMachines.keySet()
              + ": add @StateMachine(value = \"file.asl.json\", name = \""
              + name
              + "\") to the test");
    }
    return arn;
  }

  private String partition() {
    return world.settings().service().partition();
  }

  private <T extends SfnResponse> T serve(SfnRequest request, Class<T> type) {
    try {
      return type.cast(world.service().serve(request));
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("Only polls wait", impossible);
    }
  }
}
