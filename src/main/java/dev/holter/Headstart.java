package dev.holter;

import dev.holter.internal.agent.HolterAgent;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.service.core.ServiceSettings;
import dev.holter.internal.template.Target;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/**
 * Loads, beside the set-up of the first test of a JVM, what each test needs: most of what a first
 * test costs is the loading of classes.
 *
 * <p>WireMock comes first, which the agent leaves alone. All else waits for the agent, since it
 * would be rewritten once more if it were loaded before.
 */
final class Headstart implements Runnable {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final int EVENTS = 100;
  private static final String NAME = "headstart";
  private static final TaskDefinition TASK =
      TaskDefinition.activity(NAME).heartbeat(Duration.ofMinutes(1));

  private static final Target TARGET =
      new Target(
          "aws", StepFunctionsExtension.DEFAULT_REGION, StepFunctionsExtension.DEFAULT_ACCOUNT);

  private final boolean agent;

  private Headstart(boolean agent) {
    this.agent = agent;
  }

  /**
   * Begins the loading once per JVM, on a thread of its own. The caller is in real time and does
   * not wait for it.
   */
  static void begin(boolean agent) {
    if (!BEGUN.getAndSet(true)) {
      Thread loader = new Thread(new Headstart(agent), "holter-headstart");
      loader.setDaemon(true);
      loader.start();
    }
  }

  @Override
  public void run() {
    try {
      World.SERVERS.prepare();
      if (agent) {
        HolterAgent.prepare();
      }
      beat();
    } catch (InterruptedException | RuntimeException | LinkageError | VirtualMachineError failure) {
      // What fails here fails again in the first test, which then reports it.
    }
  }

  /** Runs one task with one beat, in a world of its own that nobody sees. */
  private static void beat() throws InterruptedException {
    ServiceSettings settings =
        new ServiceSettings(
            "aws",
            StepFunctionsExtension.DEFAULT_REGION,
            StepFunctionsExtension.DEFAULT_ACCOUNT,
            0,
            EVENTS);
    try (VirtualClock clock = VirtualClock.startingAt(VirtualClock.DEFAULT_START)) {
      SimulatedService service =
          new SimulatedService(
              clock.timeline(),
              settings,
              new RegisteredIntegrations(new Functions(clock, TARGET), Runnable::run));
      String activity =
          ((CreateActivityResponse)
                  service.serve(CreateActivityRequest.builder().name(NAME).build()))
              .activityArn();
      String machine =
          ((CreateStateMachineResponse)
                  service.serve(
                      CreateStateMachineRequest.builder()
                          .name(NAME)
                          .roleArn("arn:aws:iam::" + settings.account() + ":role/holter")
                          .definition(TaskDefinitions.definition(TASK, "aws", activity))
                          .build()))
              .stateMachineArn();
      service.serve(StartExecutionRequest.builder().stateMachineArn(machine).build());
      GetActivityTaskResponse task =
          (GetActivityTaskResponse)
              service.serve(GetActivityTaskRequest.builder().activityArn(activity).build());
      service.serve(SendTaskHeartbeatRequest.builder().taskToken(task.taskToken()).build());
    }
  }
}
