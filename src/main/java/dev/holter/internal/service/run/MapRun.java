package dev.holter.internal.service.run;

import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.FailureTolerance.Threshold;
import dev.holter.internal.asl.state.DistributedMode;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.core.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/**
 * One attempt of a distributed Map state: the executions that work for it. Guarded by the service's
 * lock.
 */
public final class MapRun {
  public final Strand owner;
  final MapState state;
  final DistributedMode mode;

  /** The state machine as its executions see it. */
  public final Revision revision;

  public final String arn;
  final String id;
  public final String label;
  public final Instant started;

  /** The executions that a redrive has not let go on yet, since as many run as may. */
  private final Deque<ExecutionRecord> pendingRedrive = new ArrayDeque<>();

  /** The executions that have begun, in the order of their items. */
  public final List<ExecutionRecord> children = new ArrayList<>();

  int maxConcurrency;
  Threshold tolerance;
  List<ChildInput> inputs = List.of();

  /** Where the items are from, as the selector sees it. */
  ItemOrigin origin = ItemOrigin.STATE;

  MapRunStatus status = MapRunStatus.RUNNING;
  @Nullable Instant stopped;

  /** Ends the executions that still run, when the run is given up. */
  @Nullable Runnable whenAborted;

  boolean resultsWritten;
  int redriveCount;
  @Nullable Instant redriven;

  private final Core core;
  private final Map<ExecutionStatus, Long> executions = new EnumMap<>(ExecutionStatus.class);
  private final Map<ExecutionStatus, Long> items = new EnumMap<>(ExecutionStatus.class);
  private int running;
  private long total;

  MapRun(
      Core core,
      Strand owner,
      MapState state,
      DistributedMode mode,
      int maxConcurrency,
      Threshold tolerance) {
    this.core = core;
    this.owner = owner;
    this.state = state;
    this.mode = mode;
    this.maxConcurrency = maxConcurrency;
    this.tolerance = tolerance;
    this.id = core.tokens().uuid();
    this.label = mode.label().orElseGet(() -> madeUp(owner.execution.revision, state));
    this.revision = owner.execution.revision.labeled(label, state.flows().get(0));
    this.arn = core.arns().mapRun(owner.execution.revision.name(), label, id);
    this.started = core.now();
  }

  /**
   * Makes up the label of a Map state that declares none. All runs of the state share it, since it
   * is part of a state machine's ARN.
   */
  private static String madeUp(Revision revision, MapState state) {
    String place = revision.stateMachineArn() + "/" + state.name();
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public boolean isRunning() {
    return status == MapRunStatus.RUNNING;
  }

  void given(List<ChildInput> all) {
    inputs = all;
    total = all.stream().mapToLong(ChildInput::items).sum();
  }

  /** Whether another execution may begin now. */
  boolean mayBegin() {
    int limit =
        maxConcurrency == 0
            ? Quotas.MAP_RUN_CONCURRENCY
            : Math.min(maxConcurrency, Quotas.MAP_RUN_CONCURRENCY);
    boolean isLeft = !pendingRedrive.isEmpty() || children.size() < inputs.size();
    return isRunning() && isLeft && running < limit;
  }

  boolean isDone() {
    return children.size() == inputs.size() && running == 0 && pendingRedrive.isEmpty();
  }

  void begins(ExecutionRecord child) {
    children.add(child);
    running++;
  }

  void ended(ExecutionRecord child) {
    running--;
    count(child, 1);
  }

  /** How many items executions work on now. */
  public long runningItems() {
    return children.stream().filter(ExecutionRecord::isRunning).mapToLong(MapRun::items).sum();
  }

  /** Whether more items have failed than may. */
  boolean hasFailed() {
    long failed =
        count(items, ExecutionStatus.FAILED)
            + count(items, ExecutionStatus.TIMED_OUT)
            + count(items, ExecutionStatus.ABORTED);
    return tolerance.isExceeded(failed, total);
  }

  void end(MapRunStatus how) {
    status = how;
    stopped = core.now();
    while (!pendingRedrive.isEmpty()) {
      ExecutionRecord child = pendingRedrive.remove();
      child.awaitsRedrive = false;
      count(child, 1);
    }
    owner.mapRun = null;
    // A run without items has nothing to continue, so that the state begins anew.
    owner.brokenRun = how == MapRunStatus.SUCCEEDED || inputs.isEmpty() ? null : this;
  }

  /** Opens the run again, for the executions that have not succeeded. */
  void reopen() {
    status = MapRunStatus.RUNNING;
    stopped = null;
    redriven = core.now();
    redriveCount++;
    owner.mapRun = this;
    owner.brokenRun = null;
    for (ExecutionRecord child : children) {
      if (child.status() != ExecutionStatus.SUCCEEDED && !child.history.isFull()) {
        count(child, -1);
        child.awaitsRedrive = true;
        pendingRedrive.add(child);
      }
    }
  }

  /** Takes the next execution that goes on, null if none of them waits for that. */
  @Nullable ExecutionRecord nextRedriven() {
    ExecutionRecord child = pendingRedrive.poll();
    if (child != null) {
      child.awaitsRedrive = false;
      running++;
    }
    return child;
  }

  /** Puts an execution in the place of one whose work it does again. */
  void replace(ExecutionRecord child, ExecutionRecord by) {
    children.set(children.indexOf(child), by);
  }

  private void count(ExecutionRecord child, int sign) {
    executions.merge(child.status(), (long) sign, Long::sum);
    items.merge(child.status(), (long) sign * items(child), Long::sum);
  }

  /** How many executions wait for the redrive to reach them. */
  public long pendingRedrive() {
    return pendingRedrive.size();
  }

  /** How many items these executions work on. */
  public long itemsPendingRedrive() {
    return pendingRedrive.stream().mapToLong(MapRun::items).sum();
  }

  /** Returns the executions that no redrive can reach, since their histories are full. */
  public List<ExecutionRecord> notRedrivable() {
    return children.stream()
        .filter(child -> !child.isRunning() && child.status() != ExecutionStatus.SUCCEEDED)
        .filter(child -> child.history.isFull())
        .toList();
  }

  /** How many items an execution works on. */
  public static int items(ExecutionRecord child) {
    return Objects.requireNonNullElse(child.itemCount(), 1);
  }

  /** Ends the run, since its state was given up. */
  void abort() {
    if (isRunning()) {
      end(MapRunStatus.ABORTED);
      if (whenAborted != null) {
        whenAborted.run();
      }
    }
  }

  public long total() {
    return total;
  }

  public long endedItems() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }

  public long endedExecutions() {
    return executions.values().stream().mapToLong(Long::longValue).sum();
  }

  public long executions(ExecutionStatus of) {
    return count(executions, of);
  }

  public long items(ExecutionStatus of) {
    return count(items, of);
  }

  private static long count(Map<ExecutionStatus, Long> counts, ExecutionStatus of) {
    return counts.getOrDefault(of, 0L);
  }

  public int maxConcurrency() {
    return maxConcurrency;
  }

  public Threshold tolerance() {
    return tolerance;
  }

  /** Sets how many executions run at once and how many may fail, from now on. */
  public void limit(int concurrency, Threshold failures) {
    maxConcurrency = concurrency;
    tolerance = failures;
  }

  /** How many executions it will have had at its end. */
  public long size() {
    return inputs.size();
  }

  public MapRunStatus status() {
    return status;
  }

  public @Nullable Instant stopped() {
    return stopped;
  }

  /** Whether its results went to the bucket that its state names. */
  public boolean hasWrittenResults() {
    return resultsWritten;
  }

  public int redriveCount() {
    return redriveCount;
  }

  public @Nullable Instant redriven() {
    return redriven;
  }
}
