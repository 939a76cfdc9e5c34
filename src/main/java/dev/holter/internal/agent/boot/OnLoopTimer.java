package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * In the timers of Netty's event loops, which stay in real time. What a thread plans there that is
 * on a clock, or works for exactly one, is due in that clock's time: the loop gets it then, goes on
 * for that world, and knows nothing of it before. What others plan stays in the loop's own queue,
 * in real time.
 *
 * <p>A task of Netty's says when it is due in nanoseconds; of those that are planned here, these
 * are the clock's. Netty's classes are seen by reflection only, since no class of the bootstrap
 * loader could name them.
 *
 * <p>The monitor is a leaf.
 */
public final class OnLoopTimer {
  private static final String WHAT = "a timer of an event loop";

  /** A plan is held by the clock in whose time it is, and goes with it. */
  private static final Map<Object, WeakReference<LoopPlan>> PLANS = new WeakHashMap<>();

  /** In whose time the calling thread plans, whoever it works for. */
  private static final ThreadLocal<ClockHook> GIVEN = new ThreadLocal<>();

  private static final LoopTaskFields FIELDS = new LoopTaskFields();

  private OnLoopTimer() {}

  /**
   * The same as {@link #now} where a loop that is to end asks how long it has had nothing to do: it
   * looks later than it worked, as it does in real time.
   */
  public static long afterNow(Object loop) {
    return now(loop) + 1;
  }

  /**
   * In the place of {@code getCurrentTimeNanos} where a loop notes when it worked. One that was
   * started on a clock has no other time.
   */
  public static long now(Object loop) {
    GuestHook guest = HookTable.currentGuest();
    ClockHook own = guest == null ? null : guest.ownClock();
    return own == null ? LoopClock.now(loop) : own.nanoTime();
  }

  /** When something is due that is to come after a delay, in nanoseconds. */
  public static long deadline(long real, long now, long delay) {
    ClockHook clock = clock();
    return clock == null ? real : due(clock, delay);
  }

  /** As Netty does: what would come after the end of numbers never comes. */
  private static long due(ClockHook clock, long delay) {
    long deadline = clock.nanoTime() + delay;
    return deadline < 0 ? Long.MAX_VALUE : deadline;
  }

  /** Before a task is planned by whatever thread; returns it if that is done. */
  public static @Nullable Object schedule(Object loop, Object task) {
    ClockHook clock = clock();
    boolean isDone = clock != null && plan(loop, task, clock, FIELDS.of(task).deadline(task));
    return isDone ? task : null;
  }

  /** Before the loop plans a task, maybe once more; true if that is done. */
  public static boolean again(Object loop, Object task) {
    LoopPlan last = find(task);
    if (last == null) {
      return false;
    }
    long period = FIELDS.of(task).period(task);
    long deadline = period < 0 ? due(last.clock, -period) : FIELDS.of(task).deadline(task);
    return plan(loop, task, last.clock, deadline);
  }

  /** Before a task is taken out of the loop's queue; true if it is not there. */
  public static boolean remove(Object loop, Object task) {
    LoopPlan plan = find(task);
    if (plan == null) {
      return false;
    }
    forget(task, plan);
    plan.takeBack();
    return true;
  }

  /** Before a loop that ends cancels what is in its queue. */
  public static void ends(Object loop) {
    List<Object> planned = new ArrayList<>();
    synchronized (PLANS) {
      PLANS.forEach(
          (task, reference) -> {
            LoopPlan plan = reference.get();
            if (plan != null && plan.loop == loop) {
              planned.add(task);
            }
          });
    }
    planned.forEach(task -> ((Future<?>) task).cancel(false));
  }

  /** How long it is until a task is due, in nanoseconds. */
  public static long delay(long real, Object task) {
    LoopPlan plan = find(task);
    return plan == null ? real : plan.delay();
  }

  /** Plans a task in the time of a clock. */
  static Object schedule(
      ClockHook clock, ScheduledExecutorService loop, Runnable task, long delay, TimeUnit unit) {
    ClockHook before = GIVEN.get();
    GIVEN.set(clock);
    try {
      return loop.schedule(task, delay, unit);
    } finally {
      if (before == null) {
        GIVEN.remove();
      } else {
        GIVEN.set(before);
      }
    }
  }

  private static @Nullable ClockHook clock() {
    ClockHook given = GIVEN.get();
    ActorHook planner = given == null ? HookTable.actor() : null;
    return planner == null ? given : planner.clock();
  }

  private static boolean plan(Object loop, Object task, ClockHook clock, long deadline) {
    LoopPlan plan = new LoopPlan(loop, clock, deadline);
    synchronized (PLANS) {
      PLANS.put(task, new WeakReference<>(plan));
    }
    Runnable takeBack =
        clock.later(
            WHAT,
            Math.max(0, plan.delay()),
            task,
            arrives -> send((Executor) loop, (Runnable) task, plan, arrives));
    if (takeBack == null) {
      forget(task, plan);
      return false;
    }
    plan.isTakenBackWith(takeBack);
    return true;
  }

  private static void send(Executor loop, Runnable task, LoopPlan plan, Runnable arrives) {
    try {
      loop.execute(
          () -> {
            arrives.run();
            task.run();
            forget(task, plan);
          });
    } catch (RejectedExecutionException ended) {
      arrives.run();
    }
  }

  private static @Nullable LoopPlan find(Object task) {
    synchronized (PLANS) {
      WeakReference<LoopPlan> plan = PLANS.get(task);
      return plan == null ? null : plan.get();
    }
  }

  /** Unless it is planned once more. */
  private static void forget(Object task, LoopPlan plan) {
    synchronized (PLANS) {
      WeakReference<LoopPlan> known = PLANS.get(task);
      if (known != null && known.get() == plan) {
        PLANS.remove(task);
      }
    }
  }
}
