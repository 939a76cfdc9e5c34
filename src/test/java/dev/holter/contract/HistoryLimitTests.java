package dev.holter.contract;

import static dev.holter.Engines.engine;
import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.service.core.Integrations;
import dev.holter.internal.service.core.ServiceSettings;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** A history ends with event 25000, whatever the execution was doing (field report, verbatim). */
@StepFunctionsTest
class HistoryLimitTests {
  private static final String LAST =
      "25000<24999 ExecutionFailed {'error':'States.Runtime','cause':'The execution reached the"
          + " maximum number of history events (25000).'}";

  private static final class NoIntegrations implements Integrations {
    @Override
    public @Nullable Answer find(Call call) {
      return null;
    }

    @Override
    public String remedy(Resource resource) {
      return "none";
    }

    @Override
    public Executor executor() {
      return Runnable::run;
    }
  }

  private final FakeStepFunctions stepFunctions;

  HistoryLimitTests(FakeStepFunctions stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  private static void assertOverflow(Execution execution) {
    List<HistoryEvent> history = execution.history();
    assertThat(history).hasSize(25_000);
    assertThat(Told.event(history.get(24_999))).isEqualTo(LAST);
    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.tasks()).noneMatch(task -> task.status().isOpen());
  }

  @Test
  void an_endless_loop_of_pass_states() {
    // A definition needs a way to its end, so a call that never fails keeps one open.
    stepFunctions.integration("sqs:sendMessage", call -> "{}");
    stepFunctions.createStateMachine(
        "m",
        states(
            "T",
            taskState(
                    Machines.REQUEST,
                    "'Next':'P'",
                    ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Never'}]")
                + ",'Never':{'Type':'Succeed'},'P':{'Type':'Pass','Next':'P'}"));

    assertOverflow(stepFunctions.startExecution("{}"));
  }

  // Five events a round, so that the last place comes up inside the task; on the service itself, to
  // spare 10,000 calls of a client.
  @Test
  void an_endless_loop_of_activities(VirtualClock clock) throws InterruptedException {
    SimulatedService service =
        new SimulatedService(
            engine(clock),
            new ServiceSettings("aws", "us-east-1", "123456789012", 0, 500_000),
            new NoIntegrations());
    service.serve(CreateActivityRequest.builder().name("work").build());
    service.serve(
        CreateStateMachineRequest.builder()
            .name("m")
            .definition(loop(ACTIVITY))
            .roleArn(Machines.ROLE)
            .build());
    service.serve(
        StartExecutionRequest.builder()
            .stateMachineArn(Machines.PREFIX + "stateMachine:m")
            .build());
    Execution execution = service.executions().get(0);
    SfnRequest poll = GetActivityTaskRequest.builder().activityArn(ACTIVITY).build();
    for (int round = 0; execution.status().toString().equals("RUNNING"); round++) {
      assertThat(round).isLessThan(5000);
      GetActivityTaskResponse task = (GetActivityTaskResponse) service.serve(poll);
      service.serve(
          SendTaskSuccessRequest.builder().taskToken(task.taskToken()).output("{}").build());
    }

    assertOverflow(execution);
  }

  private static String loop(String resource) {
    return states(
        "T",
        taskState(
                resource, "'Next':'T'", ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Never'}]")
            + ",'Never':{'Type':'Succeed'}");
  }
}
