package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ClockHook;
import dev.holter.internal.agent.boot.GuestHook;
import dev.holter.internal.agent.boot.HookTable;
import dev.holter.internal.agent.boot.InquiryHook;
import dev.holter.internal.agent.boot.ThreadHook;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A hook that knows whose it is and does nothing. */
record HookOfOne(Thread thread) implements GuestHook {

  static HookOfOne addTo(Thread thread) {
    HookOfOne hook = new HookOfOne(thread);
    HookTable.setGuestHook(thread, hook);
    return hook;
  }

  /** With a hook that nobody may ask. */
  static Object putOnClock(Thread thread) {
    ThreadHook hook =
        (ThreadHook)
            Proxy.newProxyInstance(
                HookOfOne.class.getClassLoader(),
                new Class<?>[] {ThreadHook.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError(method);
                });
    HookTable.setThreadHook(thread, hook);
    return hook;
  }

  static void removeFrom(Thread thread) {
    HookTable.setGuestHook(thread, null);
  }

  static @Nullable HookOfOne of(Thread thread) {
    return (HookOfOne) HookTable.guestHook(thread);
  }

  @Override
  public boolean beforePark(@Nullable Object blocker) {
    return false;
  }

  @Override
  public @Nullable Executor insteadOf(Object pool) {
    return null;
  }

  @Override
  public void beforeTaskFor(Object pool) {}

  @Override
  public void keep(Object object) {}

  @Override
  public void beforeWake(Thread other) {}

  @Override
  public void beforeWakeOutside(Thread other, BooleanSupplier still) {}

  @Override
  public @Nullable ClockHook onlyClock() {
    return null;
  }

  @Override
  public @Nullable ClockHook ownClock() {
    return null;
  }

  @Override
  public Object world() {
    return this;
  }

  @Override
  public boolean isOf(Object world) {
    return world == this;
  }

  @Override
  public boolean notify(Object monitor) {
    return false;
  }

  @Override
  public void notifyAll(Object monitor) {}

  @Override
  public void beforeInterrupt(Thread other) {}

  @Override
  public void beforeStart(Thread child) {}

  @Override
  public @Nullable ClockHook clock() {
    return null;
  }

  @Override
  public @Nullable ClockHook usersClock() {
    return null;
  }

  @Override
  public long nanoTime(long real) {
    return real;
  }

  @Override
  public void beforeExit() {}

  @Override
  public boolean beginOutside(BooleanSupplier woken) {
    return false;
  }

  @Override
  public void endOutside(boolean forSomething) {}

  @Override
  public void end() {}

  @Override
  public @Nullable InquiryHook inquiry(String what) {
    return null;
  }

  @Override
  public @Nullable Thread asker() {
    return null;
  }
}
