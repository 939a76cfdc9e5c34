package dev.holter;

import dev.holter.internal.service.SimulatedService;
import dev.holter.internal.wire.DefaultClientRedirect;
import dev.holter.internal.wire.FaultPlan;
import dev.holter.internal.wire.ServerLease;
import dev.holter.internal.wire.ServerPool;
import dev.holter.time.AutoAdvance;
import dev.holter.time.VirtualClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
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
  private final List<WorkerRun> workers = new ArrayList<>();

  /** Undone in the opposite order. */
  private final Deque<AutoCloseable> cleanup = new ArrayDeque<>();

  private boolean closed;

  World(WorldSettings settings) {
    this.settings = settings;
    this.clock = VirtualClock.startingAt(settings.start(), settings.watchdog());
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
    cleanup.push(lease);
    // Workers end before their clients are closed.
    cleanup.push(clock);
    this.handle = new FakeStepFunctions(this);
  }

  /** Starts what can fail, when the world is already where it will be closed. */
  void open() {
    if (settings.redirected()) {
      cleanup.push(new DefaultClientRedirect(lease.endpoint(), settings.region()));
    }
    if (settings.autoAdvance()) {
      AutoAdvance automatic = clock.autoAdvance();
      cleanup.push(automatic);
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

  void add(WorkerRun worker) {
    workers.add(worker);
  }

  int workers() {
    return workers.size();
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
    while (!cleanup.isEmpty()) {
      failures.collect(cleanup.pop()::close);
    }
    for (WorkerRun worker : workers) {
      worker.failure().ifPresent(uncaught -> failures.add(uncaught(worker, uncaught)));
    }
    failures.throwIfAny();
  }

  private static Throwable uncaught(WorkerRun worker, Throwable failure) {
    return new AssertionError(
        "Worker [" + worker.thread().getName() + "] ended with an uncaught exception: " + failure,
        failure);
  }
}
