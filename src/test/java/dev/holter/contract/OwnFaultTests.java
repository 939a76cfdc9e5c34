package dev.holter.contract;

import static dev.holter.Engines.engine;
import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.service.core.Integrations;
import dev.holter.internal.service.core.ServiceSettings;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/** A fault of Holter's own ends the execution in whose step it is, and nothing else. */
@StepFunctionsTest
class OwnFaultTests {

  /** What a step may end with that nobody has thought of. */
  enum Fault {
    EXCEPTION {
      @Override
      void occur() {
        throw new IllegalStateException("of dev.holter.internal.Something@1f");
      }
    },
    ERROR_OF_THE_MACHINE {
      @Override
      void occur() {
        throw new StackOverflowError();
      }
    },
    BROKEN_PROMISE {
      @Override
      void occur() {
        throw new AssertionError("never");
      }
    };

    abstract void occur();
  }

  /** Breaks whatever step asks for an answer. */
  private record Broken(Fault fault) implements Integrations {
    @Override
    public @Nullable Answer find(Call call) {
      fault.occur();
      return null;
    }

    @Override
    public String remedy(Resource resource) {
      return "";
    }

    @Override
    public Executor executor() {
      return Runnable::run;
    }
  }

  private static final String CALL =
      "'C':{'Type':'Task','Resource':'"
          + REQUEST
          + "','End':true,'Catch':[{'ErrorEquals':"
          + "['States.ALL'],'Next':'Never'}]},'Never':{'Type':'Succeed'}";

  private final VirtualClock clock;

  OwnFaultTests(VirtualClock clock) {
    this.clock = clock;
  }

  private SimulatedService service(Fault fault, String startAt, String states)
      throws InterruptedException {
    SimulatedService service =
        new SimulatedService(
            engine(clock),
            new ServiceSettings("aws", "us-east-1", "123456789012", 0, 500_000),
            new Broken(fault));
    service.serve(CreateActivityRequest.builder().name("work").build());
    service.serve(
        CreateStateMachineRequest.builder()
            .name("m")
            .definition(Machines.states(startAt, states))
            .roleArn(Machines.ROLE)
            .build());
    service.serve(
        StartExecutionRequest.builder()
            .stateMachineArn(Machines.PREFIX + "stateMachine:m")
            .build());
    return service;
  }

  private static void assertBrokenOff(SimulatedService service, int entered) {
    Execution execution = service.executions().get(0);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause().orElseThrow())
        .startsWith("An error occurred while executing the state 'C' (entered at the event id #")
        .contains("(entered at the event id #" + entered + "). ", "please report it")
        .doesNotContain("dev.holter", "Exception", "@");
    assertThat(execution.tasks()).allMatch(task -> task.endedAt().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void in_the_first_step_ends_an_execution_that_was_started(Fault fault)
      throws InterruptedException {
    assertBrokenOff(service(fault, "C", CALL), 2);
  }

  @ParameterizedTest
  @EnumSource
  void in_a_step_of_the_clock_ends_it(Fault fault) throws InterruptedException {
    SimulatedService service =
        service(fault, "W", "'W':{'Type':'Wait','Seconds':5,'Next':'C'}," + CALL);

    clock.advanceBy(Duration.ofSeconds(5));

    assertBrokenOff(service, 4);
  }

  @Test
  void in_a_step_of_a_worker_ends_it_and_the_call_is_answered() throws InterruptedException {
    SimulatedService service =
        service(
            Fault.EXCEPTION,
            "T",
            "'T':{'Type':'Task','Resource':'" + ACTIVITY + "','Next':'C'}," + CALL);
    GetActivityTaskResponse task =
        (GetActivityTaskResponse)
            service.serve(GetActivityTaskRequest.builder().activityArn(ACTIVITY).build());

    service.serve(
        SendTaskSuccessRequest.builder().taskToken(task.taskToken()).output("{}").build());

    assertBrokenOff(service, 7);
  }

  @Test
  void in_one_branch_gives_up_the_others() throws InterruptedException {
    SimulatedService service =
        service(
            Fault.EXCEPTION,
            "P",
            "'P':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'T','States':{'T':"
                + "{'Type':'Task','Resource':'"
                + ACTIVITY
                + "','End':true}}},{'StartAt':'C','States':{"
                + CALL
                + "}}]}");

    assertThat(service.executions().get(0).tasks())
        .first()
        .extracting(TaskAttempt::endedAt)
        .isNotEqualTo(java.util.Optional.empty());
    assertThat(service.executions().get(0).status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(service.executions().get(0).error()).contains("States.Runtime");
  }
}
