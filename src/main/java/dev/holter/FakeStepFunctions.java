package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.internal.template.DeployedMachine;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The simulated Step Functions of one test: starts executions, runs workers, answers integrations,
 * and shows what happened.
 *
 * <p>Its methods belong to the test's thread unless they say otherwise. Before one returns, workers
 * have done what they do at the present virtual instant.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class FakeStepFunctions extends ServiceAccess {
  private final Deployment deployment;

  FakeStepFunctions(World world) {
    super(world);
    this.deployment = new Deployment(world);
  }

  Deployment deployment() {
    return deployment;
  }

  /**
   * Schedules one task, by a real state machine of its own and a real execution.
   *
   * @param task what to schedule
   * @return the attempt, live
   */
  public TaskAttempt scheduleTask(TaskDefinition task) {
    return settled(deployment.schedule(task));
  }

  /**
   * Starts the state machine that {@link StateMachine} or {@link #createStateMachine} created.
   *
   * @param input JSON text
   * @return the execution, live
   * @throws IllegalStateException if there is none, or more than one
   */
  public Execution startExecution(String input) {
    return settled(deployment.start(deployment.only(), input));
  }

  /**
   * Starts a state machine.
   *
   * @param stateMachine its name; with a mock configuration also its name, {@code #} and a test
   *     case, such as {@code orders#HappyPath}
   * @param input JSON text
   * @return the execution, live
   * @throws IllegalStateException if there is none of that name
   */
  public Execution startExecution(String stateMachine, String input) {
    return settled(deployment.start(deployment.named(stateMachine), input));
  }

  /**
   * Creates a state machine and the activities that its definition names.
   *
   * @param name its name
   * @param definition Amazon States Language, as it would be deployed
   * @return its ARN
   * @throws software.amazon.awssdk.services.sfn.model.SfnException as the service does
   */
  public String createStateMachine(String name, String definition) {
    return deployment.create(name, definition);
  }

  /**
   * Creates the state machine that a file deploys, and the activities that its definition names.
   *
   * @param file a definition, or a template with the name of the resource
   * @return the state machine's ARN
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if the file is not
   *     there or does not say what is asked for
   * @throws software.amazon.awssdk.services.sfn.model.SfnException if the service refuses it
   */
  public String createStateMachine(DefinitionFile file) {
    DeployedMachine machine = file.read(world.settings());
    return deployment.create(machine.name(), machine);
  }

  /**
   * Creates an activity, if there is none of that name.
   *
   * @param name its name
   * @return its ARN
   */
  public String createActivity(String name) {
    return deployment.createActivity(name);
  }

  /**
   * Runs a worker on a thread of the virtual clock. Before this returns, the worker has run up to
   * its first wait.
   *
   * <p>The worker is interrupted and joined at the end of the test. What it throws fails the test,
   * unless it was stopped and ends with an {@link InterruptedException} or something that one
   * caused, or the test has asserted it.
   *
   * @param worker the worker; when it returns, its thread ends
   * @return a handle on it
   */
  public WorkerRun runWorker(Runnable worker) {
    return runWorker("worker-" + (world.workers().size() + 1), worker);
  }

  /**
   * Runs a worker as {@link #runWorker(Runnable)} does.
   *
   * @param name the name of its thread
   * @param worker the worker
   * @return a handle on it
   */
  public WorkerRun runWorker(String name, Runnable worker) {
    return runScript(name, Objects.requireNonNull(worker, "worker")::run);
  }

  /**
   * Runs a worker that the test spells out, as {@link #runWorker(Runnable)} does.
   *
   * <pre>{@code
   * stepFunctions.runScript(
   *     () -> {
   *       String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
   *       clock.sleep(Duration.ofSeconds(20));
   *       client.sendTaskHeartbeat(r -> r.taskToken(token));
   *     });
   * }</pre>
   *
   * @param script the worker, which may throw checked exceptions
   * @return a handle on it
   */
  public WorkerRun runScript(WorkerScript script) {
    return runScript("worker-" + (world.workers().size() + 1), script);
  }

  /**
   * Runs a worker that the test spells out, as {@link #runWorker(Runnable)} does.
   *
   * @param name the name of its thread
   * @param script the worker, which may throw checked exceptions
   * @return a handle on it
   */
  public WorkerRun runScript(String name, WorkerScript script) {
    WorkerRun run =
        new WorkerRun(
            world.clock(),
            Objects.requireNonNull(script, "script"),
            name,
            world::add,
            world::heartbeatDeadline);
    run.start();
    return run;
  }

  /**
   * Returns the workers that were started so far, ended or not.
   *
   * @return in the order in which they were started
   */
  public List<WorkerRun> workerRuns() {
    return world.workers();
  }

  /**
   * Returns the only task attempt so far. Any thread.
   *
   * @return the attempt, live
   * @throws IllegalStateException if there is none, or more than one
   */
  public TaskAttempt task() {
    return Only.of(tasks(), "task()", "tasks()");
  }

  /**
   * Returns the task attempts so far. Any thread.
   *
   * @return in the order in which they were scheduled
   */
  public List<TaskAttempt> tasks() {
    return world.service().tasks();
  }

  /**
   * Returns the only execution so far. Any thread.
   *
   * @return the execution, live
   * @throws IllegalStateException if there is none, or more than one
   */
  public Execution execution() {
    return Only.of(executions(), "execution()", "executions()");
  }

  /**
   * Returns the executions so far, without those of Map Runs, which {@link
   * Execution#childExecutions()} of their parent gives. Any thread.
   *
   * @return in the order in which they started
   */
  public List<Execution> executions() {
    return world.service().executions();
  }

  /**
   * Returns an execution that was started by its ARN, for example through a client. Any thread.
   *
   * @param executionArn its ARN
   * @return empty if there is none
   */
  public Optional<Execution> execution(String executionArn) {
    return Optional.ofNullable(world.service().execution(executionArn));
  }

  /**
   * Returns the attempts that a worker took and nobody worked on: a thread got the task with an
   * answer to its poll, nobody called with the token until a clock of the attempt had ended it and
   * for as long again, and that thread has called the service since. A worker that crashed or was
   * stopped, and a caller that had gone, lose no task in this sense. In {@link Explore} such a task
   * fails the world, unless the usual run loses one too. Any thread.
   *
   * @return the attempts of the present test, in the order in which they were scheduled
   */
  public List<TaskAttempt> lostTasks() {
    return LostTasks.of(world);
  }

  /**
   * Returns the calls with task tokens that this service never handed out. Any thread.
   *
   * @return in the order of arrival
   */
  public List<TaskCall> strayCalls() {
    return world.service().strayCalls();
  }

  /**
   * Registers what answers the calls that states make to another service.
   *
   * @param resource the service and its action, such as {@code sqs:sendMessage}; or the whole
   *     {@code Resource} of the state; or the ARN of a Lambda function
   * @param handler the answer; replaces an earlier one
   * @return this
   */
  public FakeStepFunctions integration(String resource, IntegrationHandler handler) {
    world.integrations().register(resource, Objects.requireNonNull(handler, "handler"));
    return this;
  }

  /**
   * Begins to tell what answers the calls that states make to another service. A handler that works
   * out its answers is given to {@link #integration(String, IntegrationHandler)}.
   *
   * <pre>{@code
   * stepFunctions
   *     .integration("lambda:invoke")
   *     .fails("Lambda.TooManyRequestsException", "Rate Exceeded.").times(2)
   *     .thenReturns("{\"Payload\":7}").after(Duration.ofSeconds(3));
   * }</pre>
   *
   * @param resource as {@link #integration(String, IntegrationHandler)} takes it
   * @return takes the first answer
   */
  public IntegrationStub integration(String resource) {
    return new IntegrationStub(
        handler -> integration(resource, handler), delay -> world.clock().sleep(delay));
  }

  /**
   * Takes a mock configuration file of AWS Step Functions Local. An execution that is started with
   * {@code #} and the name of a test case behind the name or ARN of its state machine gets the
   * responses of that test case; Task states that it does not mock call what {@link #integration}
   * has registered.
   *
   * @param file JSON; replaces an earlier one
   * @return this
   * @throws IllegalArgumentException if it cannot be read, or says what nobody can follow
   */
  public FakeStepFunctions mockConfig(Path file) {
    world.integrations().mock(MockConfigReader.read(file));
    return this;
  }

  /**
   * Takes a mock configuration as {@link #mockConfig(Path)} does.
   *
   * @param json its text
   * @return this
   * @throws IllegalArgumentException if it says what nobody can follow
   */
  public FakeStepFunctions mockConfig(String json) {
    world.integrations().mock(MockConfigReader.read("The mock configuration", json));
    return this;
  }

  /**
   * Prepares a recorded execution to run again.
   *
   * @param recorded an execution that ran elsewhere
   * @return starts it
   * @throws IllegalArgumentException if it was recorded without data
   */
  public Replay replay(RecordedExecution recorded) {
    return new Replay(this, Objects.requireNonNull(recorded, "recorded"));
  }

  /**
   * Puts a fault on the nth heartbeat of every task.
   *
   * @param number which heartbeat, 1 for the first; a client's retry counts as one more
   * @param fault what happens to it
   * @return this
   */
  public FakeStepFunctions onHeartbeat(int number, Fault fault) {
    return onCall(TaskCall.HEARTBEAT, number, fault);
  }

  /**
   * Puts a fault on the nth heartbeat of one task.
   *
   * @param task the attempt
   * @param number which heartbeat, 1 for the first; a client's retry counts as one more
   * @param fault what happens to it
   * @return this
   */
  public FakeStepFunctions onHeartbeat(TaskAttempt task, int number, Fault fault) {
    return add(
        TaskCall.HEARTBEAT,
        token -> token != null && task.taskToken().equals(Optional.of(token)),
        number,
        number,
        fault);
  }

  /**
   * Puts a fault on several heartbeats in a row of every task.
   *
   * @param first the first heartbeat that meets it, from 1
   * @param last the last one, inclusive
   * @param fault what happens to them
   * @return this
   * @throws IllegalArgumentException if {@code first} is below 1 or {@code last} before it
   */
  public FakeStepFunctions onHeartbeats(int first, int last, Fault fault) {
    return add(TaskCall.HEARTBEAT, token -> true, first, last, fault);
  }

  /**
   * Puts a fault on the nth call of an operation; operations that carry a task token are counted
   * per token.
   *
   * @param operation such as {@code SendTaskSuccess}
   * @param number which call, 1 for the first; a client's retry counts as one more
   * @param fault what happens to it
   * @return this
   * @throws IllegalArgumentException if there is no such operation or the number is below 1
   */
  public FakeStepFunctions onCall(String operation, int number, Fault fault) {
    return add(operation, token -> true, number, number, fault);
  }

  /**
   * Lets this test differ from its usual run at some places, which are counted from here on: say so
   * first, before a worker runs. A test that would pass fails if one of them has not happened. Any
   * thread.
   *
   * @param deviations what is not as usual; a failure of {@link Explore} prints them
   * @return this
   * @throws IllegalStateException if it was called before in this test
   */
  public FakeStepFunctions except(Deviation... deviations) {
    world.choices().pin(List.of(deviations));
    world.clock().timeline().chance().begin();
    return this;
  }

  private FakeStepFunctions add(
      String operation, Predicate<@Nullable String> token, int first, int last, Fault fault) {
    world.faults().add(new FaultSite(operation, token, first, last).with(fault));
    return this;
  }

  /** Lets workers react before the test goes on. */
  private <T> T settled(T result) {
    world.clock().timeline().settle();
    return result;
  }
}
