package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is planned in virtual time for threads that stay in real time, such as event loops. */
final class Errands {
  private final Object lock;
  private final Lifetime lifetime;
  private final Present present;
  private final Plans plans;
  private final Holds holds;
  private final Guests guests;

  @GuardedBy("lock")
  private final Map<Object, Object> tasks = new LinkedHashMap<>();

  Errands(
      Object lock, Lifetime lifetime, Present present, Plans plans, Holds holds, Guests guests) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.present = present;
    this.plans = plans;
    this.holds = holds;
    this.guests = guests;
  }

  /**
   * Time stands still from the instant until what the sender is given is run, on the thread that
   * goes on with it and counts until it rests. The sender runs on a thread of the engine's: whoever
   * moves time may be the one to be woken.
   */
  @Nullable Runnable plan(
      String what, Duration delay, Purpose purpose, Object task, Consumer<Runnable> sender) {
    synchronized (lock) {
      if (lifetime.isClosing()) {
        return null;
      }
      Object errand = new Object();
      tasks.put(errand, task);
      Deadline deadline =
          plans.schedule(
              Instants.plus(present.now(), delay),
              Priority.WORKER,
              purpose,
              what,
              () -> send(what, errand, sender));
      return () -> takeBack(deadline, errand);
    }
  }

  private void takeBack(Deadline deadline, Object errand) {
    synchronized (lock) {
      tasks.remove(errand);
      plans.cancel(deadline);
    }
  }

  private void send(String what, Object errand, Consumer<Runnable> sender) {
    OpenHold travel = holds.take(what, true);
    synchronized (lock) {
      tasks.remove(errand);
    }
    Runnable arrives =
        () -> {
          guests.goOn();
          travel.close();
        };
    new EngineThread(() -> sender.accept(arrives), "holter-errand").start();
  }

  /** The tasks whose time has not come. */
  List<Object> left() {
    synchronized (lock) {
      return List.copyOf(tasks.values());
    }
  }
}
