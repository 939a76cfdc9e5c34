package dev.holter.internal.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.Engines;
import dev.holter.VirtualClock;
import dev.holter.conformance.SdkModel;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.service.core.Integrations;
import dev.holter.internal.service.core.ServiceSettings;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** The real service behind the real endpoint, with something of each kind in it. */
final class ServedWorld implements AutoCloseable {
  static final String ARN = "arn:aws:states:us-east-1:123456789012:";
  static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private static final String PASS =
      """
      {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}
      """;
  private static final String TASK =
      """
      {"StartAt": "T", "States": {
        "T": {"Type": "Task", "HeartbeatSeconds": 60, "Resource": "%sactivity:work", "End": true}}}
      """
          .formatted(ARN);
  private static final String MAP =
      """
      {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {
        "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        %s}}}
      """
          .formatted(TASK.substring(1));

  private record Nobody() implements Integrations {
    @Override
    public @Nullable Answer find(Call call) {
      return null;
    }

    @Override
    public String remedy(Resource resource) {
      return "nobody answers";
    }

    @Override
    public Executor executor() {
      return Runnable::run;
    }
  }

  final FakeTime time = new FakeTime();
  final ServerLease lease;
  final String token;
  final String mapRun;
  private final SimulatedService service;
  private final AtomicInteger ids = new AtomicInteger();

  ServedWorld(ServerPool pool, VirtualClock clock) throws InterruptedException {
    service =
        new SimulatedService(
            Engines.engine(clock),
            new ServiceSettings("aws", "us-east-1", "123456789012", 0, 500_000),
            new Nobody());
    service.serve(CreateActivityRequest.builder().name("work").build());
    create("passes", PASS, StateMachineType.STANDARD);
    create("express", PASS, StateMachineType.EXPRESS);
    create("works", TASK, StateMachineType.STANDARD);
    create("maps", MAP, StateMachineType.STANDARD);
    service.serve(
        PublishStateMachineVersionRequest.builder()
            .stateMachineArn(ARN + "stateMachine:passes")
            .build());
    service.serve(
        CreateStateMachineAliasRequest.builder()
            .name("live")
            .routingConfiguration(
                RoutingConfigurationListItem.builder()
                    .stateMachineVersionArn(ARN + "stateMachine:passes:1")
                    .weight(100)
                    .build())
            .build());
    start("passes", "{}");
    start("works", "{\"n\":1}");
    start("maps", "[1,2]");
    service.serve(
        StopExecutionRequest.builder().executionArn(start("works2", "works", "{}")).build());
    token =
        ((GetActivityTaskResponse)
                service.serve(
                    GetActivityTaskRequest.builder().activityArn(ARN + "activity:work").build()))
            .taskToken();
    mapRun =
        ((ListMapRunsResponse)
                service.serve(
                    ListMapRunsRequest.builder().executionArn(ARN + "execution:maps:maps").build()))
            .mapRuns()
            .get(0)
            .mapRunArn();
    lease =
        pool.lease(
            new LeasedWorld(
                service,
                time,
                new FaultPlan((operation, unused, error) -> {}, Choices.USUAL),
                new CallNotes(),
                () -> "request-" + ids.incrementAndGet(),
                new RemoteCalls("the test", "allow it", false),
                false),
            Rig.REGION);
  }

  private void create(String name, String definition, StateMachineType type)
      throws InterruptedException {
    service.serve(
        CreateStateMachineRequest.builder()
            .name(name)
            .definition(definition)
            .type(type)
            .roleArn(ROLE)
            .build());
  }

  private void start(String name, String input) throws InterruptedException {
    start(name, name, input);
  }

  private String start(String name, String stateMachine, String input) throws InterruptedException {
    return ((StartExecutionResponse)
            service.serve(
                StartExecutionRequest.builder()
                    .name(name)
                    .stateMachineArn(ARN + "stateMachine:" + stateMachine)
                    .input(input)
                    .build()))
        .executionArn();
  }

  /** All that the service shows of itself; that a call was refused is no part of it. */
  String state() throws InterruptedException {
    StringBuilder state = new StringBuilder();
    tell(state, ListActivitiesRequest.builder().build());
    ListStateMachinesResponse machines =
        (ListStateMachinesResponse) tell(state, ListStateMachinesRequest.builder().build());
    for (StateMachineListItem machine : machines.stateMachines()) {
      String arn = machine.stateMachineArn();
      tell(state, DescribeStateMachineRequest.builder().stateMachineArn(arn).build());
      tell(state, ListTagsForResourceRequest.builder().resourceArn(arn).build());
      tell(state, ListStateMachineVersionsRequest.builder().stateMachineArn(arn).build());
      tell(state, ListStateMachineAliasesRequest.builder().stateMachineArn(arn).build());
    }
    service
        .executions()
        .forEach(
            execution -> {
              state.append(execution.executionArn()).append(execution.status());
              state.append(execution.history()).append('\n');
            });
    tell(state, DescribeMapRunRequest.builder().mapRunArn(mapRun).build());
    return state.toString();
  }

  private SfnResponse tell(StringBuilder state, SfnRequest request) throws InterruptedException {
    SfnResponse response = service.serve(request);
    ObjectNode told = SdkModel.json(response);
    state.append(told).append('\n');
    return response;
  }

  @Override
  public void close() {
    lease.close();
    time.close();
  }
}
