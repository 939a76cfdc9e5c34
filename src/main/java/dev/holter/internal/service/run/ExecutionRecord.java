package dev.holter.internal.service.run;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.choice.Told;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ExecutionKind;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Revision;
import dev.holter.internal.service.core.StartedFrom;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.service.event.History;
import dev.holter.internal.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * One execution, and the view that a test has of it.
 *
 * <p>Changed under the service's lock. The view takes no lock, so that a failure is told while
 * somebody evaluates an expression under it: how it ended is written last.
 */
public final class ExecutionRecord implements Execution {
  final ExecutionKind kind;
  public final StartedFrom origin;
  public final Revision revision;
  public final Payload given;
  public final @Nullable String traceHeader;

  /** The Map Run that it works for; null if it was started by itself. */
  public final @Nullable MapRun mapRun;

  public final Strand root;
  public final History history;
  public final Redrives redrives = new Redrives();
  final List<TaskRecord> attempts = Collections.synchronizedList(new ArrayList<>());

  /** The executions that its Map Runs have started. */
  final List<ExecutionRecord> children = Collections.synchronizedList(new ArrayList<>());

  /** How often each state has called something, by its name and iteration. */
  final Map<String, Integer> calls = new HashMap<>();

  /** Lets the tasks go on that wait for the end of this execution. */
  public final List<Runnable> whenEnded = new ArrayList<>();

  private final Core core;
  private final String arn;
  private final String name;
  private final Instant started;

  @Nullable Deadline timeoutAt;

  /** How many executions have started one another at this one's first instant, itself included. */
  int depth = 1;

  /** How many items of a Map Run it works on. */
  private @Nullable Integer itemCount;

  /** The test case of a mock configuration that it was started for. */
  private @Nullable String testCase;

  /** Whether its Map Run was redriven and has not let it go on yet. */
  volatile boolean awaitsRedrive;

  private volatile ExecutionStatus status = ExecutionStatus.RUNNING;
  private volatile @Nullable Instant stopped;
  private volatile @Nullable String output;
  private volatile @Nullable String error;
  private volatile @Nullable String cause;

  public ExecutionRecord(
      Core core,
      ExecutionKind kind,
      String name,
      StartedFrom origin,
      Payload given,
      @Nullable String traceHeader) {
    this(core, kind, name, origin, given, traceHeader, null);
  }

  private ExecutionRecord(
      Core core,
      ExecutionKind kind,
      String name,
      StartedFrom origin,
      Payload given,
      @Nullable String traceHeader,
      @Nullable MapRun mapRun) {
    this.core = core;
    this.kind = kind;
    this.name = name;
    this.origin = origin;
    this.revision = origin.revision();
    this.given = given;
    this.traceHeader = traceHeader;
    this.mapRun = mapRun;
    this.arn =
        kind.isExpress()
            ? core.arns().express(revision.name(), name, core.tokens().uuid())
            : core.arns().execution(revision.name(), name);
    this.history = new History(kind);
    this.started = core.now();
    this.root = new Strand(this, revision.definition().flow(), given);
  }

  /** An execution that works for a Map Run. */
  static ExecutionRecord childOf(MapRun run, Core core, ChildInput work) {
    Payload given = Payload.of(work.json());
    ExecutionRecord parent = run.owner.execution;
    ExecutionRecord child =
        new ExecutionRecord(
            core,
            run.mode.children() == MachineType.EXPRESS
                ? ExecutionKind.EXPRESS
                : ExecutionKind.STANDARD,
            core.tokens().uuid(),
            new StartedFrom(run.revision, parent.origin.versionArn(), parent.origin.aliasArn()),
            given,
            parent.traceHeader,
            run);
    child.testCase = parent.testCase;
    child.itemCount = work.items();
    return child;
  }

  /** The execution that others have started directly. */
  ExecutionRecord topmost() {
    return mapRun == null ? this : mapRun.owner.execution.topmost();
  }

  public @Nullable String mapRunArn() {
    return mapRun == null ? null : mapRun.arn;
  }

  Instant now() {
    return core.now();
  }

  /** What was not as usual in its world, so far. */
  List<Told> told() {
    return core.choices().told();
  }

  public boolean isRunning() {
    return status == ExecutionStatus.RUNNING;
  }

  long write(Event event, long previous) {
    core.budget().spend();
    return history.add(now(), event.type(), previous, event.details());
  }

  /** Says that this execution was the one to find the budget of events spent. */
  IllegalStateException spentBudget() {
    return core.budget()
        .spentBy(
            "execution ["
                + name
                + "] of state machine ["
                + revision.name()
                + "] is running and has entered "
                + history.mostEntered());
  }

  /** How many items of a Map Run it works on. */
  public @Nullable Integer itemCount() {
    return itemCount;
  }

  /** The test case of a mock configuration that it was started for. */
  public @Nullable String testCase() {
    return testCase;
  }

  /** Answers its calls by a test case of the mock configuration; said before it runs. */
  public void forTestCase(@Nullable String name) {
    testCase = name;
  }

  /** Runs again, as if it had not ended. */
  void reopen() {
    status = ExecutionStatus.RUNNING;
    stopped = null;
    output = null;
    error = null;
    cause = null;
  }

  void end(
      ExecutionStatus how,
      @Nullable String result,
      @Nullable String failure,
      @Nullable String reason) {
    stopped = now();
    output = result;
    error = failure;
    cause = reason;
    status = how;
  }

  @Override
  public String executionArn() {
    return arn;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String stateMachineArn() {
    return revision.stateMachineArn();
  }

  @Override
  public String input() {
    return given.text();
  }

  @Override
  public ExecutionStatus status() {
    return awaitsRedrive ? ExecutionStatus.PENDING_REDRIVE : status;
  }

  @Override
  public Optional<String> output() {
    return Optional.ofNullable(output);
  }

  @Override
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  @Override
  public Optional<String> cause() {
    return Optional.ofNullable(cause);
  }

  @Override
  public Instant startedAt() {
    return started;
  }

  @Override
  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(stopped);
  }

  @Override
  public List<HistoryEvent> history() {
    return history.events();
  }

  @Override
  public List<TaskAttempt> tasks() {
    return List.copyOf(attempts);
  }

  @Override
  public List<Execution> childExecutions() {
    return List.copyOf(children);
  }

  @Override
  public Instant observedUntil() {
    return Objects.requireNonNullElseGet(stopped, this::now);
  }

  @Override
  public String toString() {
    return name + " (" + status() + ")";
  }
}
