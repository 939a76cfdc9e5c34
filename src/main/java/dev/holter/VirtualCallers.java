package dev.holter;

import dev.holter.internal.wire.CallerTime;
import dev.holter.time.Hooking;
import dev.holter.time.VirtualClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the callers of one world's endpoint on its clock. */
final class VirtualCallers implements CallerTime {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private record ClockHold(VirtualClock clock, dev.holter.time.Hold hold) implements Hold {
    @Override
    public void close() {
      hold.close();
    }

    @Override
    public void handOver() {
      Hooking.goOn(clock);
      hold.close();
    }
  }

  private final VirtualClock clock;
  private final ScheduledExecutorService scheduler;

  VirtualCallers(VirtualClock clock) {
    this.clock = clock;
    this.scheduler = clock.newScheduledThreadPool(UNLIMITED, "holter-sdk");
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    clock.sleep(duration);
  }

  @Override
  public <T> T actFor(Thread caller, Callable<T> work) throws Exception {
    return clock.timeline().actFor(caller, "a call over HTTP", work);
  }

  @Override
  public <T> T actForStranger(String description, Callable<T> work) throws Exception {
    return clock.timeline().actForStranger(description, work);
  }

  @Override
  public void arrive() {
    clock.timeline().arrive("a client call");
  }

  @Override
  public void settle() {
    clock.timeline().settle();
  }

  @Override
  public Thread runAside(String description, Runnable call) {
    return clock.timeline().runAside(description, call);
  }

  @Override
  public Hold hold(String description) {
    return new ClockHold(clock, clock.timeline().travel(description));
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }
}
