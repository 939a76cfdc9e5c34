package dev.holter.contract;

import static dev.holter.Engines.engine;
import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PREFIX;
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
import dev.holter.report.ExecutionTimeline;
import dev.holter.report.TaskTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/**
 * A failure is told at once, whatever step the service is in the middle of, such as an expression
 * that takes its time.
 */
@StepFunctionsTest(agent = false)
class ReportDuringAStepTests {
  private final CountDownLatch inStep = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** Asked in the middle of a step; takes as long as the test wants. */
  private final class Slow implements Integrations {
    @Override
    public Answer find(Call call) {
      inStep.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return asked -> "{}";
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

  private final VirtualClock clock;
  private final SimulatedService service;

  ReportDuringAStepTests(VirtualClock clock) throws InterruptedException {
    this.clock = clock;
    this.service =
        new SimulatedService(
            engine(clock),
            new ServiceSettings("aws", "us-east-1", "123456789012", 0, 500_000),
            new Slow());
    service.serve(CreateActivityRequest.builder().name("work").build());
    create("waits", Machines.task(ACTIVITY, ",'HeartbeatSeconds':60"));
    create("steps", Machines.task(REQUEST, ""));
  }

  private void create(String name, String definition) throws InterruptedException {
    service.serve(
        CreateStateMachineRequest.builder()
            .name(name)
            .definition(definition)
            .roleArn(Machines.ROLE)
            .build());
  }

  private void start(String name) {
    try {
      service.serve(
          StartExecutionRequest.builder()
              .name(name + "-1")
              .stateMachineArn(PREFIX + "stateMachine:" + name)
              .build());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that goes along with a failure. */
  private List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.add(engine(clock).describe());
    for (Execution execution : service.executions()) {
      lines.add(execution.toString());
      lines.add(ExecutionTimeline.of(execution).text());
      lines.add(execution.input() + execution.output() + execution.error() + execution.cause());
      lines.add(execution.stoppedAt() + " " + execution.observedUntil());
      lines.add(execution.childExecutions().toString());
      lines.add(service.execution(execution.executionArn()) + " is known");
    }
    for (TaskAttempt task : service.tasks()) {
      lines.add(TaskTimeline.of(task).text());
      lines.add(task.status() + " " + task.taskToken() + task.workerName() + task.calls());
    }
    lines.add(service.strayCalls().toString());
    return lines;
  }

  @Test
  void needs_nothing_that_the_step_keeps() throws Exception {
    start("waits");
    Thread inTheMiddle = new Thread(() -> start("steps"), "in-the-middle");
    inTheMiddle.start();
    inStep.await();
    FutureTask<List<String>> report = new FutureTask<>(this::report);
    Thread reporting = new Thread(report, "reporting");
    reporting.start();
    try {
      assertThat(report.get())
          .contains("waits-1 (RUNNING)", "steps-1 (RUNNING)", "steps-1 (RUNNING) is known");
    } finally {
      goOn.countDown();
      inTheMiddle.join();
      reporting.join();
    }
    assertThat(report()).contains("steps-1 (SUCCEEDED)");
  }
}
