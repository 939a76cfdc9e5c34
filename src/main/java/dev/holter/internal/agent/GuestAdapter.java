package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.GuestHook;
import dev.holter.time.Guest;
import dev.holter.time.ParkedFor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of a thread to the clocks that it works for. */
final class GuestAdapter implements GuestHook {
  private final LockHolders holders;
  private final List<Guest> guests = new CopyOnWriteArrayList<>();

  GuestAdapter(LockHolders holders) {
    this.holders = holders;
  }

  void add(Guest guest) {
    guests.add(guest);
  }

  /** Returns whether it was the last one. */
  boolean remove(Guest guest) {
    guests.remove(guest);
    return guests.isEmpty();
  }

  @Override
  public boolean rest(@Nullable Object blocker) {
    ParkedFor lock = holders.of(blocker);
    boolean again = false;
    for (Guest guest : guests) {
      again |= guest.rest(lock);
    }
    return again;
  }

  @Override
  public void wakes(Thread thread) {
    guests.forEach(guest -> guest.wakes(thread, false));
  }

  @Override
  public void start(Thread child) {
    guests.forEach(guest -> guest.wakes(child, true));
  }

  @Override
  public long nanoTime(long real) {
    List<Guest> present = List.copyOf(guests);
    return present.size() == 1 ? present.get(0).nanoTime() : real;
  }

  @Override
  public void exit() {
    guests.forEach(Guest::end);
  }
}
