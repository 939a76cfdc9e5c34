package dev.holter;

import dev.holter.internal.agent.HolterAgent;
import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.wire.DefaultClientRedirect;
import dev.holter.internal.wire.FaultPlan;
import dev.holter.internal.wire.ServerLease;
import dev.holter.internal.wire.ServerPool;
import dev.holter.journal.TaskRun;
import dev.holter.time.AutoAdvance;
import dev.holter.time.Hooking;
import dev.holter.time.Stragglers;
import dev.holter.time.VirtualClock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
  private static final ServerPool SERVERS = new ServerPool();

  private final WorldSettings settings;
  private final VirtualClock clock;
  private final RegisteredIntegrations integrations;
  private final SimulatedService service;
  private final FaultPlan faults;
  private final ServerLease lease;
  private final FakeStepFunctions handle;
  private final List<WorkerRun> workers = new CopyOnWriteArrayList<>();
  private final Set<Definitions.Source> created = new HashSet<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final ReentrantLock dynamic = new ReentrantLock();
  private Set<TaskRun> overBefore = Set.of();

  private @Nullable DefaultClientRedirect redirect;
  private @Nullable AutoAdvance automatic;
  private volatile boolean closed;

  World(WorldSettings settings) {
    OldestSdk.require();
    this.settings = settings;
    this.clock = VirtualClock.startingAt(settings.start(), settings.watchdog());
    if (settings.agent()) {
      Hooking.use(clock, HolterAgent.install());
    }
    VirtualCallers callers = new VirtualCallers(clock);
    this.integrations =
        new RegisteredIntegrations(
            clock.newScheduledThreadPool(Integer.MAX_VALUE, "holter-integration"));
    this.service = new SimulatedService(clock.timeline(), settings.service(), integrations);
    this.faults =
        new FaultPlan(
            (operation, token, error) -> {
              if (token != null) {
                service.injected(operation, token, error);
              }
            });
    AtomicLong requests = new AtomicLong();
    this.lease =
        SERVERS.lease(
            new dev.holter.internal.wire.World(
                service,
                callers,
                faults,
                () -> requestId(requests.incrementAndGet()),
                settings.transport() == Transport.HTTP),
            settings.region());
    this.handle = new FakeStepFunctions(this);
  }

  /** Starts what can fail, when the world is already where it will be closed. */
  void open() {
    if (settings.redirected()) {
      redirect = new DefaultClientRedirect(lease.endpoint(), settings.region());
    }
    if (settings.autoAdvance()) {
      automatic = clock.autoAdvance();
    }
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

  RegisteredIntegrations integrations() {
    return integrations;
  }

  SimulatedService service() {
    return service;
  }

  FaultPlan faults() {
    return faults;
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

  FakeStepFunctions handle() {
    return handle;
  }

  /** Tests that share a world have it one after the other, even where JUnit runs them at once. */
  void beginTurn() {
    turn.lock();
    overBefore =
        service.tasks().stream()
            .filter(task -> task.endedAt().isPresent())
            .collect(Collectors.toUnmodifiableSet());
  }

  void endTurn() {
    if (turn.isHeldByCurrentThread()) {
      turn.unlock();
    }
  }

  /** Without those that were over before this test. */
  List<TaskRun> tasksOfTurn() {
    return service.tasks().stream().filter(task -> !overBefore.contains(task)).toList();
  }

  /** Held by the one of several dynamic tests that has this world now. */
  ReentrantLock dynamic() {
    return dynamic;
  }

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

  void add(WorkerRun worker) {
    workers.add(worker);
  }

  List<WorkerRun> workers() {
    return List.copyOf(workers);
  }

  /** Runs every step; the first failure is thrown, later ones are its suppressed ones. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    workers.forEach(WorkerRun::expectInterrupt);
    Failures failures = new Failures();
    failures.close(automatic);
    // Workers end before their clients are closed, and where a default client goes stays to the
    // end.
    failures.close(clock);
    failures.close(lease);
    failures.collect(() -> Stragglers.awaitEnd(clock));
    failures.close(redirect);
    for (WorkerRun worker : workers) {
      worker.uncaught().ifPresent(failures::add);
    }
    failures.throwIfAny();
  }
}
