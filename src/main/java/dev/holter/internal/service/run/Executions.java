package dev.holter.internal.service.run;

import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.StateEvents;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions of one service and the ways in which they end. Guarded by the service's lock. */
public final class Executions {
  private final Core core;

  /** Read without the service's lock. */
  private final Map<String, ExecutionRecord> byArn =
      Collections.synchronizedMap(new LinkedHashMap<>());

  /** Machines that are being deleted end their executions at the next transition. */
  private final MachineRegistry stateMachines;

  public Executions(Core core, MachineRegistry stateMachines) {
    this.core = core;
    this.stateMachines = stateMachines;
  }

  public @Nullable ExecutionRecord find(String arn) {
    return byArn.get(arn);
  }

  /**
   * The executions in the order in which they started. Those of Map Runs are kept by their parents.
   */
  public List<ExecutionRecord> startedByThemselves() {
    return all().stream().filter(execution -> execution.mapRun == null).toList();
  }

  /** Returns the executions that were started from a state machine, a version or an alias. */
  public List<ExecutionRecord> of(String qualifiedArn) {
    return all().stream().filter(execution -> execution.origin.isOf(qualifiedArn)).toList();
  }

  private List<ExecutionRecord> all() {
    return List.copyOf(byArn.values());
  }

  public boolean anyRunning(String stateMachineArn) {
    return of(stateMachineArn).stream().anyMatch(ExecutionRecord::isRunning);
  }

  public void add(ExecutionRecord execution) {
    byArn.put(execution.executionArn(), execution);
    execution.write(StateEvents.executionStarted(execution.given.text(), execution.origin), 0);
    armTimeout(execution);
  }

  /**
   * Opens an execution again; its own time limit begins anew.
   *
   * @return the event that says so
   */
  public long redrive(ExecutionRecord execution) {
    execution.reopen();
    long redriven =
        execution.write(
            StateEvents.executionRedriven(execution.redrives.count()), execution.history.size());
    armTimeout(execution);
    return redriven;
  }

  private void armTimeout(ExecutionRecord execution) {
    Duration most = execution.kind.isExpress() ? Quotas.EXPRESS_TIME : Quotas.STANDARD_TIME;
    Duration own = execution.revision.definition().timeout().orElse(most);
    boolean isYear = own.compareTo(Quotas.STANDARD_TIME) >= 0;
    Duration timeout = own.compareTo(most) < 0 ? own : most;
    execution.timeoutAt =
        core.timeline()
            .schedule(
                core.now().plus(timeout),
                Priority.SERVICE,
                isYear ? Purpose.QUOTA : Purpose.BACKGROUND,
                "TimeoutSeconds of execution " + execution.name(),
                () -> timeOut(execution));
  }

  private void timeOut(ExecutionRecord execution) {
    synchronized (core.lock()) {
      if (execution.isRunning()) {
        execution.write(StateEvents.executionTimedOut(StateError.TIMEOUT), 0);
        end(execution, ExecutionStatus.TIMED_OUT, null, null, null);
      }
    }
  }

  /** Whether a strand may go on; ends the execution first if a quota or a deletion is due. */
  boolean goesOn(ExecutionRecord execution) {
    if (execution.isRunning() && stateMachines.isDeleting(execution.stateMachineArn())) {
      abort(execution, null, null);
    }
    return hasRoom(execution);
  }

  /** Whether another event may be written; the last place is kept for the one that says why. */
  boolean hasRoom(ExecutionRecord execution) {
    if (execution.isRunning() && execution.history.isFull()) {
      // The failure follows from the last event, whichever strand wrote that.
      execution.root.lastEvent = execution.history.size();
      fail(execution.root, Quotas.RUNTIME, Quotas.HISTORY_FULL);
    }
    if (execution.isRunning() && core.budget().isSpent()) {
      core.timeline().fail(execution.spentBudget());
      abort(execution, null, null);
    }
    return execution.isRunning();
  }

  void succeed(Strand strand, Payload output) {
    if (goesOn(strand.execution)) {
      strand.write(StateEvents.executionSucceeded(output.text()));
      end(strand.execution, ExecutionStatus.SUCCEEDED, output.text(), null, null);
    }
  }

  void fail(Strand strand, @Nullable String error, @Nullable String cause) {
    boolean full = strand.execution.history.isFull();
    String shownError = full ? Quotas.RUNTIME : error;
    String shownCause = full ? Quotas.HISTORY_FULL : cause;
    strand.write(StateEvents.executionFailed(shownError, shownCause));
    end(strand.execution, ExecutionStatus.FAILED, null, shownError, shownCause);
  }

  public void abort(ExecutionRecord execution, @Nullable String error, @Nullable String cause) {
    execution.write(StateEvents.executionAborted(error, cause), 0);
    end(execution, ExecutionStatus.ABORTED, null, error, cause);
  }

  private void end(
      ExecutionRecord execution,
      ExecutionStatus status,
      @Nullable String output,
      @Nullable String error,
      @Nullable String cause) {
    execution.end(status, output, error, cause);
    core.cancel(execution.timeoutAt);
    execution.timeoutAt = null;
    execution.root.stop(core);
    String machine = execution.stateMachineArn();
    if (stateMachines.isDeleting(machine) && !anyRunning(machine)) {
      stateMachines.remove(machine);
    }
    List<Runnable> listeners = List.copyOf(execution.whenEnded);
    execution.whenEnded.clear();
    listeners.forEach(Runnable::run);
  }
}
