package dev.holter.internal.service;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Integrations;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.Operations;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.core.ServiceSettings;
import dev.holter.internal.service.run.Activities;
import dev.holter.internal.service.run.CallTargets;
import dev.holter.internal.service.run.ExecutionRecord;
import dev.holter.internal.service.run.Executions;
import dev.holter.internal.service.run.Interpreter;
import dev.holter.internal.service.run.Redrivability;
import dev.holter.internal.service.run.Refusals;
import dev.holter.internal.service.run.Tasks;
import dev.holter.internal.service.teststate.TestStateOperation;
import dev.holter.internal.time.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateMapRunRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** One simulated Step Functions: the table of its operations, and the door for the test. */
public final class SimulatedService implements Operations {
  private final Core core;
  private final MachineRegistry stateMachines;
  private final Executions executions;
  private final Activities activities;
  private final Tasks tasks;
  private final CallbackOperations callbacks;
  private final PollOperation polls;
  private final TestStateOperation stateTests;
  private final SyncOperation syncStarts;
  private final Map<Class<?>, Function<SfnRequest, SfnResponse>> table = new HashMap<>();
  private final Refusals refusals = new Refusals();

  /** Makes a service with nothing in it, whose time is the given one. */
  public SimulatedService(Timeline timeline, ServiceSettings settings, Integrations answers) {
    this.core = Core.of(timeline, settings);
    this.stateMachines = new MachineRegistry();
    this.activities = new Activities(core);
    this.executions = new Executions(core, stateMachines);
    CallTargets callees = new CallTargets(answers, this::serveUnderLock, this::serveLater);
    Interpreter interpreter = new Interpreter(core, executions, activities, callees);
    this.tasks = interpreter.tasks();
    this.callbacks = new CallbackOperations(core, tasks);
    this.polls = new PollOperation(core, activities, tasks);
    this.stateTests = new TestStateOperation(core, new CallAnswers(core, answers));
    Tags tags = new Tags();
    serveActivities(new ActivityOperations(activities, tags, new Pages(core)));
    serveCallbacks();
    on(
        CreateStateMachineRequest.class,
        new CreateStateMachineOperation(core, stateMachines, tags)::create);
    on(ValidateStateMachineDefinitionRequest.class, new ValidateOperation(settings)::validate);
    serveStateMachines(new StateMachineOperations(core, stateMachines, executions, tags));
    serveVersions(new VersionOperations(core, stateMachines));
    serveAliases(new AliasOperations(core, stateMachines));
    LocalTestCases testCases = new LocalTestCases(answers);
    StartOperations starts =
        new StartOperations(core, stateMachines, executions, interpreter, testCases);
    this.syncStarts = new SyncOperation(core, starts);
    on(StartExecutionRequest.class, starts::start);
    ExecutionOperations operations =
        new ExecutionOperations(core, stateMachines, executions, interpreter.mapRuns());
    Redrivability redrivability = new Redrivability(core, stateMachines);
    RedriveOperation redrives =
        new RedriveOperation(core, operations, executions, interpreter, redrivability);
    on(RedriveExecutionRequest.class, redrives::redrive);
    serveExecutions(operations, redrivability);
    serveMapRuns(new MapRunOperations(core, interpreter.mapRuns(), interpreter, operations));
    serveTags(new TagOperations(tags, activities, stateMachines));
  }

  private void serveActivities(ActivityOperations operations) {
    on(CreateActivityRequest.class, operations::create);
    on(DescribeActivityRequest.class, operations::describe);
    on(ListActivitiesRequest.class, operations::list);
    on(DeleteActivityRequest.class, operations::delete);
  }

  private void serveCallbacks() {
    on(SendTaskHeartbeatRequest.class, callbacks::heartbeat);
    on(SendTaskSuccessRequest.class, callbacks::success);
    on(SendTaskFailureRequest.class, callbacks::failure);
  }

  private void serveStateMachines(StateMachineOperations operations) {
    on(UpdateStateMachineRequest.class, operations::update);
    on(DescribeStateMachineRequest.class, operations::describe);
    on(ListStateMachinesRequest.class, operations::list);
    on(DeleteStateMachineRequest.class, operations::delete);
  }

  private void serveVersions(VersionOperations operations) {
    on(PublishStateMachineVersionRequest.class, operations::publish);
    on(ListStateMachineVersionsRequest.class, operations::list);
    on(DeleteStateMachineVersionRequest.class, operations::delete);
  }

  private void serveAliases(AliasOperations operations) {
    on(CreateStateMachineAliasRequest.class, operations::create);
    on(DescribeStateMachineAliasRequest.class, operations::describe);
    on(UpdateStateMachineAliasRequest.class, operations::update);
    on(ListStateMachineAliasesRequest.class, operations::list);
    on(DeleteStateMachineAliasRequest.class, operations::delete);
  }

  private void serveExecutions(ExecutionOperations operations, Redrivability redrivability) {
    DescribeOperations describe =
        new DescribeOperations(operations, new Pages(core), redrivability);
    on(StopExecutionRequest.class, operations::stop);
    on(ListExecutionsRequest.class, operations::list);
    on(DescribeStateMachineForExecutionRequest.class, operations::stateMachine);
    on(DescribeExecutionRequest.class, describe::describe);
    on(GetExecutionHistoryRequest.class, describe::history);
  }

  private void serveMapRuns(MapRunOperations operations) {
    on(DescribeMapRunRequest.class, operations::describe);
    on(ListMapRunsRequest.class, operations::list);
    on(UpdateMapRunRequest.class, operations::update);
  }

  private void serveTags(TagOperations operations) {
    on(TagResourceRequest.class, operations::tag);
    on(UntagResourceRequest.class, operations::untag);
    on(ListTagsForResourceRequest.class, operations::list);
  }

  private <T extends SfnRequest> void on(Class<T> type, Function<T, SfnResponse> operation) {
    table.put(type, request -> operation.apply(type.cast(request)));
  }

  @Override
  public SfnResponse serve(SfnRequest request) throws InterruptedException {
    try {
      return answer(request);
    } catch (SfnException refused) {
      refusals.add(nameOf(request), refused);
      throw refused;
    }
  }

  private static String nameOf(SfnRequest request) {
    return request.getClass().getSimpleName().replace("Request", "");
  }

  private SfnResponse answer(SfnRequest request) throws InterruptedException {
    if (request instanceof GetActivityTaskRequest poll) {
      return polls.poll(poll);
    }
    if (request instanceof TestStateRequest test) {
      return stateTests.test(test);
    }
    if (request instanceof StartSyncExecutionRequest start) {
      return syncStarts.start(start);
    }
    synchronized (core.lock()) {
      return serveUnderLock(request);
    }
  }

  @Override
  public void serveForNobody(SfnRequest request) throws InterruptedException {
    if (request instanceof GetActivityTaskRequest poll) {
      polls.pollForNobody(poll);
    } else {
      serve(request);
    }
  }

  private boolean serveLater(SfnRequest request, Consumer<SfnResponse> reply) {
    if (request instanceof GetActivityTaskRequest poll) {
      polls.poll(poll, reply);
      return true;
    }
    if (request instanceof StartSyncExecutionRequest start) {
      syncStarts.start(start, reply);
      return true;
    }
    return false;
  }

  private SfnResponse serveUnderLock(SfnRequest request) {
    Function<SfnRequest, SfnResponse> operation = table.get(request.getClass());
    if (operation == null) {
      throw ServiceErrors.notServed(nameOf(request));
    }
    return operation.apply(request);
  }

  /** Records a call on a task that a fault of the test answered in the service's place. */
  public void injected(String operation, String taskToken, String error) {
    synchronized (core.lock()) {
      callbacks.injected(operation, taskToken, error);
    }
  }

  /** Returns the execution of that ARN, or null. */
  public @Nullable Execution execution(String arn) {
    return executions.find(arn);
  }

  /** Returns the text of the definition that an execution of this service runs. */
  public String definitionOf(Execution execution) {
    return ((ExecutionRecord) execution).revision.definition().text();
  }

  /** Returns the definition that an execution of this service runs. */
  public Definition parsedDefinitionOf(Execution execution) {
    return ((ExecutionRecord) execution).revision.definition();
  }

  /** Returns the executions in the order in which they started, without those of Map Runs. */
  public List<Execution> executions() {
    return List.copyOf(executions.startedByThemselves());
  }

  /** Returns the attempts of all executions in the order in which they were scheduled. */
  public List<TaskAttempt> tasks() {
    return List.copyOf(tasks.all());
  }

  /** Returns what was refused so far. */
  public Refusals refusals() {
    return refusals;
  }

  /** Returns the calls with tokens that this service never minted. */
  public List<TaskCall> strayCalls() {
    return callbacks.stray();
  }

  /** Returns the names of the activities that a state machine's definition names. */
  public List<String> activitiesOf(String stateMachineArn) {
    synchronized (core.lock()) {
      return stateMachines
          .require(stateMachineArn)
          .revision()
          .definition()
          .flow()
          .allStates()
          .filter(TaskState.class::isInstance)
          .map(state -> ((TaskState) state).resource())
          .filter(Activity.class::isInstance)
          .map(resource -> ((Activity) resource).name())
          .toList();
    }
  }
}
