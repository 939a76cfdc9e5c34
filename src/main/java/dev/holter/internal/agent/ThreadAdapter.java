package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ThreadHook;
import dev.holter.time.HookedThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of a thread to the clock's. */
final class ThreadAdapter implements ThreadHook {
  private final HookedThread thread;
  private final LockHolders holders;

  ThreadAdapter(HookedThread thread, LockHolders holders) {
    this.thread = thread;
    this.holders = holders;
  }

  @Override
  public boolean isActive() {
    return thread.isActive();
  }

  @Override
  public boolean readsTime() {
    return thread.readsTime();
  }

  @Override
  public boolean isEngine() {
    return thread.isEngine();
  }

  @Override
  public void sleep(Duration amount) throws InterruptedException {
    thread.sleep(amount);
  }

  @Override
  @SuppressWarnings("NamedLikeContextualKeyword") // It is the JDK's name.
  public void yield() {
    thread.yield();
  }

  @Override
  public boolean park(@Nullable Object blocker, @Nullable Duration amount) {
    return thread.park(holders.of(blocker), amount);
  }

  @Override
  public void parked() {
    thread.parked();
  }

  @Override
  public boolean parkUntil(@Nullable Object blocker, Instant deadline) {
    return thread.parkUntil(holders.of(blocker), deadline);
  }

  @Override
  public void wakes(Thread other) {
    thread.wakes(other);
  }

  @Override
  public boolean unpark() {
    return thread.unpark();
  }

  @Override
  public boolean wait(Object monitor, @Nullable Duration amount) throws InterruptedException {
    return thread.wait(monitor, amount);
  }

  @Override
  public boolean notify(Object monitor) {
    return thread.notify(monitor);
  }

  @Override
  public void notifyAll(Object monitor) {
    thread.notifyAll(monitor);
  }

  @Override
  public void interrupts() {
    thread.interrupts();
  }

  @Override
  public void interrupt() {
    thread.interrupt();
  }

  @Override
  public void start(Thread child) {
    thread.start(child);
  }

  @Override
  public void run() {
    thread.run();
  }

  @Override
  public void unmounted() {
    thread.unmounted();
  }

  @Override
  public void exit() {
    thread.exit();
  }

  @Override
  public boolean dispatchUncaughtException(Throwable uncaught) {
    return thread.isStop(uncaught);
  }

  @Override
  public ScheduledExecutorService scheduler() {
    return thread.jvm().scheduler();
  }

  @Override
  public ForkJoinPool commonPool() {
    return thread.jvm().commonPool();
  }

  @Override
  public void beginReal() {
    thread.beginReal();
  }

  @Override
  public void endReal() {
    thread.endReal();
  }

  @Override
  public void timedOut(String what) {
    thread.timedOut(what);
  }

  @Override
  public Runnable hold(String what) {
    return thread.jvm().hold(what)::close;
  }

  @Override
  public long nanoTime() {
    return thread.jvm().nanoTime();
  }

  @Override
  public Instant currentInstant() {
    return thread.jvm().instant();
  }
}
