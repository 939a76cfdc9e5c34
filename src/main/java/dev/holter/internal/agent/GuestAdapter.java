package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ClockHook;
import dev.holter.internal.agent.boot.GuestHook;
import dev.holter.internal.agent.boot.InquiryHook;
import dev.holter.internal.time.Guest;
import dev.holter.internal.time.ParkedFor;
import dev.holter.internal.time.Purpose;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leads from the bootstrap loader's hook of a thread to the clocks that it works for.
 *
 * <p>An event loop that all clients of the JVM share works for several, in turn. What it starts and
 * wakes is for the clock whose work it has taken up last, until it waits for the outside again.
 */
final class GuestAdapter implements GuestHook {
  private final LockHolders holders;
  private final List<Guest> guests = new CopyOnWriteArrayList<>();

  /** Only the thread itself says whose work it takes up; others may wake it for later. */
  private volatile @Nullable Guest present;

  GuestAdapter(LockHolders holders) {
    this.holders = holders;
  }

  void add(Guest guest) {
    if (!guests.contains(guest)) {
      guests.add(guest);
    }
  }

  /** The calling thread, whose adapter this is, goes on for one of its clocks. */
  void goOnFor(Guest guest) {
    present = guest;
  }

  /** Whose work it does; null if that may be the work of several. */
  private @Nullable Guest onlyOne() {
    List<Guest> working = working();
    return working.size() == 1 ? working.get(0) : null;
  }

  @Override
  public @Nullable ClockHook onlyClock() {
    Guest one = onlyOne();
    return one == null ? null : new ClockAdapter(one.jvm(), Purpose.WORK);
  }

  @Override
  public @Nullable ClockHook ownClock() {
    List<Guest> all = List.copyOf(guests);
    boolean isOwn = all.size() == 1 && all.get(0).isStartedHere();
    return isOwn ? new ClockAdapter(all.get(0).jvm(), Purpose.WORK) : null;
  }

  private List<Guest> working() {
    Guest one = present;
    return one == null ? guests.stream().filter(Guest::works).toList() : List.of(one);
  }

  /** Returns whether it was the last one. */
  boolean remove(Guest guest) {
    guests.remove(guest);
    if (present == guest) {
      present = null;
    }
    return guests.isEmpty();
  }

  @Override
  public boolean beforePark(@Nullable Object blocker) {
    ParkedFor lock = holders.of(blocker);
    boolean again = false;
    for (Guest guest : guests) {
      again |= guest.beforePark(lock);
    }
    return again;
  }

  @Override
  public void beforeWake(Thread thread) {
    working().forEach(guest -> guest.beforeWake(thread));
  }

  @Override
  public void beforeWakeOutside(Thread thread, BooleanSupplier still) {
    working().forEach(guest -> guest.beforeWakeOutside(thread, still));
  }

  @Override
  public void beforeTaskFor(Object pool) {
    working().forEach(guest -> guest.jvm().beforeTaskFor(pool));
  }

  @Override
  public @Nullable Executor insteadOf(Object pool) {
    Guest one = onlyOne();
    return one == null ? null : one.jvm().insteadOf(pool);
  }

  @Override
  public void keep(Object object) {
    working().forEach(guest -> guest.jvm().keep(object));
  }

  @Override
  public boolean notify(Object monitor) {
    return working().stream().anyMatch(guest -> guest.jvm().notify(monitor));
  }

  @Override
  public void notifyAll(Object monitor) {
    working().forEach(guest -> guest.jvm().notifyAll(monitor));
  }

  @Override
  public void beforeStart(Thread child) {
    working().forEach(guest -> guest.beforeStart(child));
  }

  @Override
  public void beforeInterrupt(Thread thread) {
    working().forEach(guest -> guest.beforeInterrupt(thread));
  }

  @Override
  public @Nullable ClockHook clock() {
    ClockHook clock = onlyClock();
    return clock == null || CallerFrames.plansInRealTime() ? null : clock;
  }

  @Override
  public @Nullable ClockHook usersClock() {
    ClockHook clock = onlyClock();
    return clock != null && CallerFrames.isReadByUser() ? clock : null;
  }

  @Override
  public long nanoTime(long real) {
    ClockHook clock = onlyClock();
    return clock == null ? real : clock.nanoTime();
  }

  @Override
  public boolean beginOutside(BooleanSupplier woken) {
    boolean began = false;
    for (Guest guest : guests) {
      began |= guest.beginOutside(woken);
    }
    if (began) {
      present = null;
    }
    return began;
  }

  @Override
  public void endOutside(boolean forSomething) {
    guests.forEach(guest -> guest.endOutside(forSomething));
  }

  @Override
  public @Nullable InquiryHook inquiry(String what) {
    return InquiryAdapter.of(working().stream().map(guest -> guest.inquiry(what)));
  }

  @Override
  public @Nullable Object world() {
    Guest one = onlyOne();
    return one == null ? null : one.jvm();
  }

  @Override
  public boolean isOf(Object world) {
    return guests.stream().anyMatch(guest -> guest.jvm() == world);
  }

  @Override
  public @Nullable Thread asker() {
    Guest one = onlyOne();
    return one == null ? null : one.asker();
  }

  @Override
  public void end() {
    guests.forEach(Guest::end);
  }

  @Override
  public void beforeExit() {
    guests.forEach(Guest::beforeExit);
  }
}
