package dev.holter.internal.wire;

import dev.holter.internal.choice.Choices;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One leased world for a test: stub service, fake time, recorded faults. */
final class Rig implements AutoCloseable {

  static final String REGION = "eu-central-1";

  final FakeTime time = new FakeTime();
  final StubService service = new StubService();
  final List<String> injected = new CopyOnWriteArrayList<>();
  final FaultPlan faults =
      new FaultPlan(
          (operation, token, error) -> injected.add(operation + " " + token + " " + error),
          Choices.USUAL);
  final CallNotes notes = new CallNotes();
  final RemoteCalls remoteCalls = new RemoteCalls("the rig", "allow it", false);
  final ServerLease lease;

  private final AtomicInteger ids = new AtomicInteger();

  Rig() {
    this(new ServerPool());
  }

  Rig(ServerPool pool) {
    lease = pool.lease(world(), REGION);
  }

  LeasedWorld world() {
    return new LeasedWorld(
        service, time, faults, notes, () -> "request-" + ids.incrementAndGet(), remoteCalls, false);
  }

  @Override
  public void close() {
    lease.close();
    time.close();
  }
}
