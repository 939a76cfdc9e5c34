package dev.holter;

import dev.holter.execution.WorkerLife;
import dev.holter.execution.WorkerStatus;
import dev.holter.internal.time.Machine;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Wait;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A worker that runs on a thread of the virtual clock.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class WorkerRun implements WorkerLife {

  /** How the run ended, as far as that is known before an exception has arrived. */
  private record End(WorkerStatus how, Instant at) {}

  /** A chain of causes that is longer than this is taken for a circle. */
  private static final int CAUSES = 50;

  private final VirtualClock clock;
  private final WorkerScript script;
  private final String name;
  private final Consumer<WorkerRun> known;
  private final Supplier<Optional<Instant>> deadline;
  private final Machine machine;
  private final Thread thread;
  private final Wait ended;
  private final Instant startedAt;
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopping;

  /** Whether its machine has crashed: what its threads do at the end of the test is nobody's. */
  private volatile boolean gone;

  /** Whether it was frozen, crashed or stopped: what is late then is not its own doing. */
  private volatile boolean disturbed;

  /** Whether the test has asked for what the worker threw, or a failure shows it already. */
  private volatile boolean told;

  /** Makes a worker, and tells the world of it and of those that are started in its place. */
  WorkerRun(
      VirtualClock clock,
      WorkerScript script,
      String name,
      Consumer<WorkerRun> known,
      Supplier<Optional<Instant>> deadline) {
    this.clock = clock;
    this.script = script;
    this.name = name;
    this.known = known;
    this.deadline = deadline;
    this.machine = new Machine(name, new Owner());
    this.startedAt = clock.instant();
    this.ended = clock.timeline().newWait("the end of " + name);
    this.thread = clock.newThread(this::work, name, ended, machine);
    thread.setUncaughtExceptionHandler((self, uncaught) -> fail(uncaught));
    known.accept(this);
  }

  private void work() {
    try {
      script.run();
    } catch (Exception checked) {
      CollectedFailures failures = new CollectedFailures();
      failures.add(checked);
      failures.throwIfAny();
    } finally {
      end(stopping ? WorkerStatus.STOPPED : WorkerStatus.RETURNED);
    }
  }

  /** The first end counts: a thread that has crashed unwinds when the test is over. */
  private void end(WorkerStatus how) {
    end.compareAndSet(null, new End(how, clock.instant()));
  }

  private void fail(Throwable uncaught) {
    if (!gone && (!stopping || !isInterruption(uncaught))) {
      failure.set(uncaught);
    }
  }

  /**
   * Whether an interrupt has caused it. A blocking client throws an unchecked exception around it.
   */
  private static boolean isInterruption(Throwable uncaught) {
    Throwable next = uncaught;
    for (int depth = 0; next != null && depth < CAUSES; depth++) {
      if (next instanceof InterruptedException || next instanceof ClosedByInterruptException) {
        return true;
      }
      next = next.getCause();
    }
    return false;
  }

  private final class Owner implements Machine.Owner {
    @Override
    public Runnable crashed() {
      gone = true;
      end(WorkerStatus.CRASHED);
      return WorkerRun.this::startAgain;
    }

    @Override
    public Runnable stop() {
      disturbed = true;
      if (isRunning()) {
        expectInterrupt();
        thread.interrupt();
      }
      return WorkerRun.this::startAgain;
    }

    @Override
    public Optional<Instant> deadline() {
      return deadline.get();
    }
  }

  private WorkerRun startAgain() {
    WorkerRun next = new WorkerRun(clock, script, name, known, deadline);
    next.start();
    return next;
  }

  boolean isDisturbed() {
    return disturbed || gone;
  }

  /** Notes that the worker is interrupted on purpose from here on. */
  void expectInterrupt() {
    stopping = true;
  }

  /** Takes the exception that fails the test. A second call finds none. */
  Optional<Throwable> uncaught() {
    Optional<Throwable> cause = told ? Optional.empty() : failure();
    expectFailure();
    return cause.map(this::described);
  }

  private AssertionError described(Throwable cause) {
    String hint =
        cause instanceof ArithmeticException
            ? ". Computing takes no virtual time: what a worker measures of it is zero"
            : "";
    return new AssertionError(
        "Worker [" + thread.getName() + "] ended with an uncaught exception: " + cause + hint,
        cause);
  }

  void start() {
    thread.start();
    clock.timeline().settle();
  }

  /**
   * Tells whether the worker has not ended.
   *
   * @return {@code true} until its {@code run} method has returned or thrown
   */
  public boolean isRunning() {
    return end.get() == null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public WorkerStatus status() {
    End known = end.get();
    if (failure.get() != null) {
      return WorkerStatus.FAILED;
    }
    return known == null ? WorkerStatus.RUNNING : known.how();
  }

  @Override
  public Instant startedAt() {
    return startedAt;
  }

  @Override
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(end.get()).map(End::at);
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void expectFailure() {
    told |= failure.get() != null;
  }

  @Override
  public String surroundings() {
    return clock.timeline().describe();
  }

  /**
   * Returns the worker's thread.
   *
   * @return a thread that the clock tracks
   */
  public Thread thread() {
    return thread;
  }

  /**
   * Interrupts the worker and waits until it has ended, at the present virtual instant. A worker
   * that has ended is left alone. On the test's thread.
   *
   * @throws dev.holter.time.HeldTimeException if it does not end
   */
  public void stop() {
    if (gone) {
      return;
    }
    expectInterrupt();
    thread.interrupt();
    try {
      if (isRunning()) {
        ended.await(null, Purpose.WORK);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "The test's thread was interrupted while it stopped [" + thread.getName() + "]",
          interrupted);
    }
  }

  /**
   * Stops all threads of this worker for a while, as a garbage collection, a paused machine or a
   * starved container does: the one that {@code run} has started and those that it has started in
   * turn. Calls that are under way are served; what the worker makes of the answers comes after the
   * freeze, and timers that became due meanwhile are late. On the test's thread.
   *
   * @param amount how long, more than zero; counted from now, and the longest of several counts
   * @throws IllegalArgumentException if {@code amount} is not positive
   */
  public void freeze(Duration amount) {
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException(
          "freeze got [" + amount + "]: give more than zero, such as PT45S");
    }
    disturbed = true;
    clock.timeline().machines().freeze(machine, amount);
  }

  /**
   * Ends all threads of this worker where they are, as the death of a process does: none of them
   * runs on, not even a {@code finally}, until the test is over, and nothing that they send then
   * arrives. A poll that is open stays open at the service and may be handed a task that nobody
   * gets. On the test's thread.
   */
  public void crash() {
    clock.timeline().machines().crash(machine);
    clock.timeline().settle();
  }

  /**
   * Starts the same worker again, on threads of its own; if it has not ended, it crashes first.
   * What the object itself remembers of its former life it still knows: a worker with fields is
   * better made inside of what is run, as in {@code runWorker(() -> new Worker(client).run())}. On
   * the test's thread.
   *
   * @return the new run, which has this one's name
   */
  public WorkerRun restart() {
    if (isRunning()) {
      crash();
    }
    clock.timeline().machines().restarted(machine);
    return startAgain();
  }
}
