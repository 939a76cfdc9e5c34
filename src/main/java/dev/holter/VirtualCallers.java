package dev.holter;

import dev.holter.internal.wire.CallerTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Puts the callers of one world's endpoint on its clock. */
final class VirtualCallers implements CallerTime {
  private record ClockHold(VirtualClock clock, dev.holter.time.Hold hold) implements Hold {
    @Override
    public void close() {
      hold.close();
    }

    @Override
    public void lend() {
      clock.timeline().goOn();
    }

    @Override
    public void handOver() {
      lend();
      hold.close();
    }
  }

  private final VirtualClock clock;
  private final ScheduledExecutorService scheduler;

  VirtualCallers(VirtualClock clock) {
    this.clock = clock;
    this.scheduler = clock.newOwnPool("holter-sdk");
  }

  @Override
  public boolean hasCaller() {
    return clock.timeline().hasCaller();
  }

  @Override
  public boolean knowsCaller() {
    return clock.timeline().knowsCaller();
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
  public <T> T actForStranger(String description, int port, Callable<T> work) throws Exception {
    return clock.timeline().actForStranger(description, port, work);
  }

  @Override
  public <T> T actForUnseen(String description, int port, Callable<T> work) throws Exception {
    return clock.timeline().actForUnseen(description, port, work);
  }

  @Override
  public void timedOut(String call, Throwable timeout) {
    clock.timeline().timedOut(call, timeout);
  }

  @Override
  public boolean servesCaller(int port) {
    return clock.timeline().servesCaller(port);
  }

  @Override
  public void opens(int port) {
    clock.timeline().openPort(port);
  }

  @Override
  public void closes(int port) {
    clock.timeline().closePort(port);
  }

  @Override
  public void atCall(String place) throws InterruptedException {
    clock.timeline().machines().atCall(place);
  }

  @Override
  public boolean isCallerGone() {
    return clock.timeline().machines().isCallerGone();
  }

  @Override
  public Thread caller() {
    return clock.timeline().caller();
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

  @Override
  public <T> T inRealTime(Supplier<T> action) {
    try {
      return clock.timeline().<T>inRealTime(action::get);
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
