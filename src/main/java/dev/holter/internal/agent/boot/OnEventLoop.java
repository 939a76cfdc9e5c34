package dev.holter.internal.agent.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

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
  private static final IdentityHashMap<Runnable, Deque<InquiryHook>> TASKS =
      new IdentityHashMap<>();

  private static final ToldTasks TOLD = new ToldTasks();

  private OnEventLoop() {}

  /**
   * Before a task is put into a loop's queue, by whatever thread.
   *
   * @param isUrgent whether the loop is woken for it; if not, it is run whenever the loop comes by
   */
  public static void adds(Object loop, Runnable task, boolean isUrgent) {
    boolean isToRun = isUrgent && !isItsOwn(loop, task) && TOLD.get(loop.getClass());
    InquiryHook inquiry = isToRun ? HookTable.inquiry("a task of an event loop") : null;
    if (inquiry != null) {
      synchronized (TASKS) {
        TASKS.computeIfAbsent(task, first -> new ArrayDeque<>()).addLast(inquiry);
      }
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

  private static void end(Runnable task) {
    InquiryHook inquiry;
    synchronized (TASKS) {
      Deque<InquiryHook> given = TASKS.get(task);
      inquiry = given == null ? null : given.pollFirst();
      if (given != null && given.isEmpty()) {
        TASKS.remove(task);
      }
    }
    if (inquiry != null) {
      inquiry.answered();
    }
  }
}
