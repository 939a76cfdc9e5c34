package dev.holter.internal.agent.boot;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * In Netty's event loops, which all clients of a JVM may share. A task is for the world of whoever
 * gives it to the loop: time stands still there until the loop runs it, and the loop then goes on
 * for that world until it rests, or until it runs a task that is for another one.
 *
 * <p>Who gives a task does not always wake the loop: one that is awake looks for tasks before it
 * waits again. Nor does the loop know whose channel it closes when it is told to.
 *
 * <p>The monitor is a leaf.
 */
public final class OnEventLoop {
  /** One that is given twice is run twice. */
  private static final IdentityHashMap<Runnable, Deque<GivenTask>> TASKS = new IdentityHashMap<>();

  /** What the calling thread gives to a loop, or has given last. */
  private static final ThreadLocal<WeakReference<Runnable>> LAST = new ThreadLocal<>();

  private static final ToldTasks TOLD = new ToldTasks();

  /** Threads that sleep in virtual time. */
  private static final Set<Thread> SLEEPERS = new HashSet<>();

  private OnEventLoop() {}

  /**
   * Before a task is put into a loop's queue, by whatever thread.
   *
   * @param isUrgent whether the loop is woken for it; if not, it is run whenever the loop comes by
   */
  public static void adds(Object loop, Runnable task, boolean isUrgent) {
    boolean isToRun = isUrgent && !isItsOwn(loop, task) && TOLD.get(loop.getClass());
    InquiryHook inquiry = isToRun ? HookTable.inquiry("a task of an event loop") : null;
    if (inquiry == null) {
      LAST.remove();
      return;
    }
    LAST.set(new WeakReference<>(task));
    boolean isLater;
    synchronized (TASKS) {
      isLater = SLEEPERS.stream().anyMatch(sleeper -> LoopClock.isOf(loop, sleeper));
      if (!isLater) {
        TASKS
            .computeIfAbsent(task, first -> new ArrayDeque<>())
            .addLast(new GivenTask(loop, inquiry));
      }
    }
    if (isLater) {
      inquiry.answered();
    }
  }

  /**
   * Before the calling thread sleeps in virtual time. If it is a loop's, it runs what is in its
   * queue after that, and before it rests: time has to move first.
   */
  static void beginSleep() {
    Thread sleeper = Thread.currentThread();
    endAll(given -> LoopClock.isOf(given.loop(), sleeper), () -> SLEEPERS.add(sleeper));
  }

  /** It counts again. */
  static void endSleep() {
    synchronized (TASKS) {
      SLEEPERS.remove(Thread.currentThread());
    }
  }

  /** What a loop makes itself may only be there to wake it, and is then never run. */
  private static boolean isItsOwn(Object loop, Runnable task) {
    Class<?> maker = task.getClass().getEnclosingClass();
    return maker != null && maker.isInstance(loop);
  }

  /** Before a task is put into the queue of Netty's one executor without connections. */
  public static void adds(Object executor, Runnable task) {
    adds(executor, task, true);
  }

  /** Before a loop runs a task. */
  public static void runs(Runnable task) {
    end(task);
  }

  /** Before a task is taken back or refused: nobody will run it. */
  public static void drops(Object loop, Runnable task) {
    end(task);
  }

  /** Before a loop that has ended refuses what the calling thread gives it. */
  public static void refuses() {
    WeakReference<Runnable> last = LAST.get();
    Runnable task = last == null ? null : last.get();
    if (task != null) {
      end(task);
    }
  }

  /** Before a loop that has ended counts what is left in its queue: nobody will run that. */
  public static void ends(Object loop) {
    endAll(given -> given.loop() == loop, () -> {});
  }

  private static void endAll(Predicate<GivenTask> which, Runnable first) {
    List<Runnable> ended = new ArrayList<>();
    synchronized (TASKS) {
      first.run();
      TASKS.forEach((task, given) -> given.stream().filter(which).forEach(each -> ended.add(task)));
    }
    ended.forEach(OnEventLoop::end);
  }

  private static void end(Runnable task) {
    GivenTask over;
    synchronized (TASKS) {
      Deque<GivenTask> given = TASKS.get(task);
      over = given == null ? null : given.pollFirst();
      if (given != null && given.isEmpty()) {
        TASKS.remove(task);
      }
    }
    if (over != null) {
      over.inquiry().answered();
    }
  }
}
