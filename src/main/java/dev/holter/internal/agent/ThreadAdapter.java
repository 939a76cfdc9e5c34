package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ClockHook;
import dev.holter.internal.agent.boot.FilesHook;
import dev.holter.internal.agent.boot.InquiryHook;
import dev.holter.internal.agent.boot.ThreadHook;
import dev.holter.internal.time.FileTimes;
import dev.holter.internal.time.HookedThread;
import dev.holter.internal.time.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of a thread to the clock's. */
final class ThreadAdapter implements ThreadHook {
  /** Far less than any heartbeat's limit, and more than clients use to look, in nanoseconds. */
  private static final long LOOK = 10_000_000;

  private final HookedThread thread;
  private final LockHolders holders;

  /** The clock that the thread is on as well, and has again when it is off this one. */
  private final @Nullable ThreadAdapter outer;

  /** Of its last read from a socket. Only its own thread knows. */
  private long readLimit;

  ThreadAdapter(HookedThread thread, LockHolders holders, @Nullable ThreadAdapter outer) {
    this.thread = thread;
    this.holders = holders;
    this.outer = outer;
  }

  /** What is left without a clock; the innermost that is left has the thread. */
  @Nullable ThreadAdapter without(HookedThread left) {
    if (thread == left) {
      return outer;
    }
    return outer == null ? this : new ThreadAdapter(thread, holders, outer.without(left));
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
    return thread.park(holders.of(blocker), amount);
  }

  @Override
  public void afterPark() {
    thread.afterPark();
  }

  @Override
  public boolean parkUntil(@Nullable Object blocker, Instant deadline) {
    return thread.parkUntil(holders.of(blocker), deadline);
  }

  @Override
  public void beforeWake(Thread other) {
    thread.beforeWake(other);
  }

  @Override
  public void beforeInterrupt(Thread other) {
    thread.beforeInterrupt(other);
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
  public void beforeTaskFor(Object pool) {
    thread.jvm().beforeTaskFor(pool);
  }

  @Override
  public @Nullable Executor insteadOf(Object pool) {
    return thread.jvm().insteadOf(pool);
  }

  @Override
  public void keep(Object object) {
    thread.jvm().keep(object);
  }

  @Override
  public boolean notify(Object monitor) {
    return thread.jvm().notify(monitor);
  }

  @Override
  public void notifyAll(Object monitor) {
    thread.jvm().notifyAll(monitor);
  }

  @Override
  public void beforeInterrupt() {
    thread.beforeInterrupt();
  }

  @Override
  public void afterInterrupt() {
    thread.afterInterrupt();
  }

  @Override
  public void beforeStart(Thread child) {
    thread.beforeStart(child);
  }

  @Override
  public void beforeRun() {
    thread.beforeRun();
  }

  @Override
  public void beforeUnmount() {
    thread.beforeUnmount();
  }

  @Override
  public void beforeExit() {
    thread.beforeExit();
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
  public boolean isLent() {
    return thread.isLent();
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
  public boolean beginOutside(
      String what, @Nullable Duration limit, @Nullable Runnable waker, BooleanSupplier woken) {
    return thread.beginOutside(what, limit, waker, woken);
  }

  @Override
  public boolean beginOutsideUpTo(
      String what, Duration limit, Runnable waker, BooleanSupplier woken) {
    return thread.beginOutsideUpTo(what, limit, waker, woken);
  }

  @Override
  public boolean isOutside() {
    return thread.isOutside();
  }

  @Override
  public void endOutside(boolean matters) {
    thread.endOutside(matters);
  }

  @Override
  public void beforeWakeOutside(BooleanSupplier still) {
    thread.beforeWakeOutside(still);
  }

  @Override
  public void beforeWakeOutside(Thread other, BooleanSupplier still) {
    thread.beforeWakeOutside(other, still);
  }

  @Override
  public void beforeRequest(@Nullable Duration limit) {
    thread.beforeRequest(limit);
  }

  @Override
  public void beforeRead() {
    thread.beforeRead();
  }

  @Override
  public void afterRead() {
    thread.afterRead();
  }

  @Override
  public boolean hasGivenUp() {
    return thread.hasGivenUp();
  }

  @Override
  public Thread.State state(Thread.State seen) {
    return thread.state(seen);
  }

  @Override
  public void beforeSocketCloses() {
    thread.beforeSocketCloses();
  }

  @Override
  public void beforeTimedRead(long limit) {
    readLimit = limit;
  }

  @Override
  public boolean onlyLooks() {
    return readLimit <= LOOK;
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
  public @Nullable InquiryHook inquiry(String what) {
    return InquiryAdapter.of(Stream.ofNullable(thread.jvm().inquiry(what)));
  }

  @Override
  public Object world() {
    return thread.jvm();
  }

  @Override
  public boolean isOf(Object world) {
    return world == thread.jvm();
  }

  @Override
  public boolean waitsForResult() {
    return thread.waitsForResult();
  }

  @Override
  public boolean atNextWait(Runnable decision) {
    return thread.atNextWait(decision);
  }

  @Override
  public boolean atEndOfWait(Runnable decision) {
    return thread.atEndOfWait(decision);
  }

  @Override
  public @Nullable ClockHook clock() {
    return CallerFrames.plansInRealTime() ? null : new ClockAdapter(thread.jvm(), Purpose.WORK);
  }

  @Override
  public long nanoTime() {
    return thread.nanoTime();
  }

  @Override
  public long nanoTimeOfTasks() {
    return thread.nanoTimeOfTasks();
  }

  @Override
  public Instant currentInstant() {
    return thread.jvm().instant();
  }

  @Override
  public void refusesCertificate(String why) {
    thread.refusesCertificate(why);
  }

  @Override
  public @Nullable FilesHook files() {
    FileTimes times = thread.fileTimes();
    return times == null ? null : new FilesAdapter(times);
  }

  @Override
  public boolean saysWhatIsDrawn() {
    return thread.jvm().chance().hasBegun();
  }

  @Override
  public long draw() {
    return thread.jvm().chance().draw();
  }

  @Override
  public boolean drawsForTheJdk() {
    return thread.drawsForTheJdk();
  }

  @Override
  public void seeded(Object generator, boolean isGiven) {
    thread.jvm().chance().seeded(generator, isGiven);
  }

  @Override
  public boolean keepsItsSeed(Object generator) {
    return thread.jvm().chance().keepsItsSeed(generator);
  }
}
