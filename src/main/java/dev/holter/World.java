package dev.holter;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.agent.HolterAgent;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.neighbours.Applications;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.service.ThrottledOperations;
import dev.holter.internal.time.Budget;
import dev.holter.internal.wire.CallNotes;
import dev.holter.internal.wire.DefaultClientRedirect;
import dev.holter.internal.wire.FaultPlan;
import dev.holter.internal.wire.RemoteCalls;
import dev.holter.internal.wire.ServerLease;
import dev.holter.internal.wire.ServerPool;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Everything that one test has: a clock, a service, an endpoint, workers; and the end of it. */
final class World implements AutoCloseable {
  /** Servers outlive worlds; see {@link ServerPool}. */
  static final ServerPool SERVERS = new ServerPool();

  private WorldSettings settings;
  private final Pins choices;
  private final VirtualClock clock;
  private final Functions functions;
  private final RegisteredIntegrations integrations;
  private final SimulatedService service;
  private final FaultPlan faults;
  private final CallNotes notes = new CallNotes();
  private final ServerLease lease;
  private final RemoteCalls remoteCalls;
  private final FakeStepFunctions handle;
  private final List<WorkerRun> workers = new CopyOnWriteArrayList<>();
  private final Set<Definitions.Source> created = new HashSet<>();
  private final Set<String> invented = ConcurrentHashMap.newKeySet();
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock piece = new ReentrantLock();
  private Before before;

  /** Of the tests in whose midst the present one runs, on the same thread. */
  private final Deque<Before> outer = new ArrayDeque<>();

  private @Nullable DefaultClientRedirect redirect;
  private volatile boolean closed;
  private boolean asked;

  World(WorldSettings settings, Choices others) {
    OldestLibraries.require();
    this.settings = settings;
    this.choices = new Pins(others);
    this.clock =
        VirtualClock.startingAt(settings.start(), settings.watchdog(), Budget.DEFAULT, choices);
    if (settings.agent()) {
      OldestLibraries.requireByteBuddy();
      clock.timeline().hookThreads(HolterAgent.install());
    }
    if (choices.mayDeviate()) {
      clock.timeline().chance().begin();
    }
    this.before = new Before(settings.start(), Set.of(), Set.of());
    VirtualCallers callers = new VirtualCallers(clock);
    this.functions = new Functions(clock, settings.target());
    this.integrations =
        new RegisteredIntegrations(functions, clock.newOwnPool("holter-integration"));
    this.service = new SimulatedService(clock.timeline(), settings.service(), integrations);
    this.faults =
        new FaultPlan(
            (operation, token, error) -> {
              if (token != null) {
                service.injected(operation, token, error);
              }
            },
            choices);
    AtomicLong requests = new AtomicLong();
    this.remoteCalls = settings.remoteCallRule();
    this.lease =
        SERVERS.lease(
            new dev.holter.internal.wire.LeasedWorld(
                settings.throttled() ? new ThrottledOperations(service, clock.timeline()) : service,
                callers,
                faults,
                notes,
                () -> requestId(requests.incrementAndGet()),
                remoteCalls,
                settings.transport() == Transport.HTTP),
            settings.region());
    this.handle = new FakeStepFunctions(this);
  }

  /** Starts what can fail, when the world is already where it will be closed. */
  void open() {
    if (settings.redirected() && redirect == null) {
      redirect = new DefaultClientRedirect(lease.endpoint(), settings.region());
    }
  }

  /** Lets default clients come here, if the test's method wants it and its class did not. */
  void redirect() {
    settings = settings.redirected(true);
    open();
  }

  private static String requestId(long number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L + number).toString();
  }

  WorldSettings settings() {
    return settings;
  }

  VirtualClock clock() {
    return clock;
  }

  Functions functions() {
    return functions;
  }

  RegisteredIntegrations integrations() {
    return integrations;
  }

  SimulatedService service() {
    return service;
  }

  Pins choices() {
    return choices;
  }

  FaultPlan faults() {
    return faults;
  }

  CallNotes notes() {
    return notes;
  }

  SfnClient client() {
    return lease.client();
  }

  SfnAsyncClient asyncClient() {
    return lease.asyncClient();
  }

  ServerLease lease() {
    return lease;
  }

  /** Takes the failures of calls that nobody but their callers was told of. */
  List<RuntimeException> failedCalls() {
    List<RuntimeException> failed = new ArrayList<>(remoteCalls.take());
    failed.addAll(lease.takeUnservedCalls());
    return failed;
  }

  FakeStepFunctions handle() {
    return handle;
  }

  /**
   * Tests that share a world have it one after the other, even where JUnit runs them at once. While
   * a factory waits for its dynamic tests, JUnit may run another test in its midst.
   */
  void beginTurn() {
    turn.lock();
    beginPiece();
    outer.push(before);
  }

  /** Forgets what a failure of an earlier test would tell. */
  void beginTest() {
    service.refusals().clear();
    notes.beginTest();
    before =
        new Before(
            clock.instant(),
            service.executions().stream()
                .filter(execution -> execution.stoppedAt().isPresent())
                .collect(Collectors.toUnmodifiableSet()),
            service.tasks().stream()
                .filter(task -> task.endedAt().isPresent())
                .collect(Collectors.toUnmodifiableSet()));
  }

  void endTurn() {
    if (turn.isHeldByCurrentThread()) {
      before = outer.pop();
      endPiece();
      turn.unlock();
    }
  }

  /** One of several dynamic tests has the world until its end, and so has what makes the next. */
  void beginPiece() {
    piece.lock();
  }

  void endPiece() {
    piece.unlock();
  }

  /** Returns the attempts but those that were over before this test. */
  List<TaskAttempt> tasksOfTurn() {
    return service.tasks().stream().filter(task -> !before.tasks().contains(task)).toList();
  }

  /** Returns the executions but those that were over before this test. */
  List<Execution> executionsOfTurn() {
    return service.executions().stream()
        .filter(execution -> !before.executions().contains(execution))
        .toList();
  }

  Instant turnBegan() {
    return before.began();
  }

  /** When the present test began, and what was over by then. */
  private record Before(Instant began, Set<Execution> executions, Set<TaskAttempt> tasks) {}

  /** Creates what no earlier test of this world has created, and has calls mocked. */
  void prepare(TestSite site) {
    site.mockConfig().ifPresent(file -> integrations.mock(MockConfigReader.read(file)));
    for (Definitions.Source source : site.stateMachines()) {
      if (created.add(source)) {
        Definitions.create(source, handle);
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Notes that a constructor has taken something of this world, so that the test must have it. */
  void ask() {
    asked = true;
  }

  boolean isAsked() {
    return asked;
  }

  /** Notes a state machine that stands behind a task which was scheduled without one. */
  void invent(String stateMachineArn) {
    invented.add(stateMachineArn);
  }

  boolean isInvented(String stateMachineArn) {
    return invented.contains(stateMachineArn);
  }

  void add(WorkerRun worker) {
    workers.add(worker);
  }

  /** Returns when the service gives up the first of the tasks that run. */
  Optional<Instant> heartbeatDeadline() {
    return service.tasks().stream()
        .flatMap(task -> task.heartbeatDeadline().stream())
        .min(Comparator.naturalOrder());
  }

  List<WorkerRun> workers() {
    return List.copyOf(workers);
  }

  /** Like what a test does at its end, in the virtual time that it still has. */
  private void stopApplications() {
    if (Applications.runIn(this)) {
      clock.timeline().takeOver();
      clock.timeline().beginTest();
      Applications.stop(this);
    }
  }

  /** Runs every step; the first failure is thrown, later ones are its suppressed ones. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    CollectedFailures failures = new CollectedFailures();
    failures.collect(this::stopApplications);
    clock.timeline().endTest();
    workers.forEach(WorkerRun::expectInterrupt);
    notes.stopping();
    // Workers end before their clients are closed, and where a default client goes stays to the
    // end.
    failures.close(clock);
    failures.close(lease);
    failures.collect(() -> clock.timeline().awaitStragglers());
    failures.close(redirect);
    for (WorkerRun worker : workers) {
      worker.uncaught().ifPresent(failures::add);
    }
    failedCalls().forEach(failures::addUnlessTold);
    failures.throwIfAny();
  }
}
