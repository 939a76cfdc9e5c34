package dev.holter.internal.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Records what the wire asks of time; a virtual wait passes at once. */
final class FakeTime implements CallerTime, AutoCloseable {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-01-01T00:00:00Z"));
  private final ScheduledExecutorService scheduler =
      new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
          scheduled.add(Duration.of(delay, unit.toChronoUnit()));
          return super.schedule(work, 0, unit);
        }
      };

  final List<Duration> scheduled = new CopyOnWriteArrayList<>();
  final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  final List<Thread> actedFor = new CopyOnWriteArrayList<>();
  final List<String> strangers = new CopyOnWriteArrayList<>();
  final List<String> aside = new CopyOnWriteArrayList<>();
  final AtomicInteger settled = new AtomicInteger();
  final AtomicInteger holds = new AtomicInteger();
  final AtomicInteger openHolds = new AtomicInteger();

  @Override
  public boolean hasCaller() {
    return false;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(duration);
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @Override
  public <T> T actFor(Thread caller, Callable<T> work) throws Exception {
    actedFor.add(caller);
    return work.call();
  }

  @Override
  public <T> T actForStranger(String description, int port, Callable<T> work) throws Exception {
    strangers.add(description);
    return work.call();
  }

  @Override
  public void arrive() {}

  @Override
  public void settle() {
    settled.incrementAndGet();
  }

  @Override
  public Thread runAside(String description, Runnable call) {
    aside.add(description);
    call.run();
    return Thread.currentThread();
  }

  @Override
  public Hold hold(String description) {
    holds.incrementAndGet();
    openHolds.incrementAndGet();
    return openHolds::decrementAndGet;
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public InstantSource clock() {
    return now::get;
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  @Override
  public <T> T inRealTime(java.util.function.Supplier<T> action) {
    return action.get();
  }
}
