package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ThreadHook;
import dev.holter.time.HookedThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of a thread to the clock's. */
final class ThreadAdapter implements ThreadHook {
  private final HookedThread thread;
  private final LockOwners owners;

  /** Whether it may wait for the common pool; only the thread itself uses this. */
  private boolean usesCommonPool;

  ThreadAdapter(HookedThread thread, LockOwners owners) {
    this.thread = thread;
    this.owners = owners;
  }

  @Override
  public boolean isActive() {
    return thread.isActive();
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
    return !isReal(blocker) && thread.park(owners.of(blocker), amount);
  }

  @Override
  public boolean parkUntil(@Nullable Object blocker, Instant deadline) {
    return !isReal(blocker) && thread.parkUntil(owners.of(blocker), deadline);
  }

  /** Then time must not move: what threads on nobody's clock do takes none. */
  private boolean isReal(@Nullable Object blocker) {
    return owners.isOwnerless(blocker) || (usesCommonPool && RealThreads.areBusy());
  }

  @Override
  public void commonPool() {
    usesCommonPool = true;
  }

  @Override
  public boolean unpark() {
    return thread.unpark();
  }

  @Override
  public void wait(Object monitor, @Nullable Duration amount) throws InterruptedException {
    thread.wait(monitor, amount);
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
  public void interrupt() {
    thread.interrupt();
  }

  @Override
  public void start(Thread child) {
    if (!RealThreads.contains(child)) {
      thread.start(child);
    }
  }

  @Override
  public void run() {
    thread.run();
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
    return thread.scheduler();
  }

  @Override
  public long nanoTime() {
    return thread.nanoTime();
  }

  @Override
  public Instant currentInstant() {
    return thread.instant();
  }
}
