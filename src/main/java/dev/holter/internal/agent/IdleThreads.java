package dev.holter.internal.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Delayed;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Threads of pools and timers that have nothing to do.
 *
 * <p>Such a thread waits, and all that is on its stack below the wait is the machinery that runs
 * tasks: the JDK, and the package of the class that the thread was made to run. A task would be
 * there with a frame of its own: of another package, or a method of the JDK that runs what it is
 * given. A thread that sleeps, or waits for another one's end, does so for itself.
 *
 * <p>What the user's own code makes a thread run is not taken for a pool, since a loop that beats
 * looks the same from outside as one that looks for tasks: it is stopped like any worker. Only one
 * of the {@link LastingThreads} has nothing to do as long as it looks into a queue, or waits for
 * somebody without a limit: the next test needs it too.
 */
final class IdleThreads {
  private static final Set<String> RUNS =
      Set.of("run", "call", "exec", "compute", "get", "accept", "apply");

  /** What the JDK calls on a thread that waits for nobody's task. */
  private static final Set<String> OWN_WAITS = Set.of("sleep", "join");

  /** Those of the JDK that somebody waits for. */
  private static final Set<String> FUTURES =
      Set.of(
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ForkJoinTask",
          "java.util.concurrent.FutureTask");

  /** What runs such a one, in the place of waiting for it. */
  private static final Set<String> EXECUTES = Set.of("run", "exec", "doExec");

  /** Where the JDK has a thread wait for connections. */
  private static final String SELECTORS = "sun.nio.ch.";

  /** Where the JDK parks a thread. */
  private static final String INTERNAL = "jdk.internal.";

  private final UnaryOperator<Object> insides;
  private final ToLongFunction<@Nullable Object> numbers;

  IdleThreads(UnaryOperator<Object> insides, ToLongFunction<@Nullable Object> numbers) {
    this.insides = insides;
    this.numbers = numbers;
  }

  boolean isIdle(Thread thread, StackTraceElement[] trace, boolean endless) {
    Object work = insides.apply(thread);
    Class<?> runner = runner(thread, work);
    if (runner == null) {
      return false;
    }
    List<StackTraceElement> below = belowTheWait(trace);
    if (UsersCode.is(runner)) {
      return (endless || LastingThreads.looksIntoQueue(thread, below))
          && LastingThreads.has(thread, work == null ? thread : work);
    }
    return !below.isEmpty() && below.stream().allMatch(frame -> isMachinery(frame, thread, runner));
  }

  /**
   * Whether a future of the JDK's, or a library, waits in the name of the user's code that is below
   * on the stack. What that code does directly, such as at a latch, may be its way to pause.
   */
  boolean waitsForResult(Thread thread, StackTraceElement[] trace) {
    for (StackTraceElement frame : belowTheWait(trace)) {
      String type = frame.getClassName();
      if (!type.startsWith("java.")) {
        return !UsersCode.isIn(frame, thread);
      }
      if (FUTURES.contains(Scope.outermost(type))) {
        return !EXECUTES.contains(frame.getMethodName());
      }
    }
    return false;
  }

  /** The class whose code the thread was made to run. */
  private static @Nullable Class<?> runner(Thread thread, @Nullable Object work) {
    if (work instanceof Runnable) {
      return work.getClass();
    }
    if (thread instanceof ForkJoinWorkerThread) {
      return ForkJoinWorkerThread.class;
    }
    return thread.getClass() == Thread.class ? null : thread.getClass();
  }

  /** Without the wait itself, or what the agent does in its place. */
  private static List<StackTraceElement> belowTheWait(StackTraceElement[] trace) {
    int from = 0;
    for (int i = 0; i < trace.length; i++) {
      String type = trace[i].getClassName();
      if (HookFrames.isHook(type) || (i == from && type.startsWith(INTERNAL))) {
        from = i + 1;
      }
    }
    return Arrays.asList(trace).subList(from, trace.length);
  }

  private static boolean isMachinery(StackTraceElement frame, Thread thread, Class<?> runner) {
    String type = frame.getClassName();
    if (isTheRunner(type, thread, runner)) {
      return !(type.equals(Thread.class.getName()) && OWN_WAITS.contains(frame.getMethodName()));
    }
    boolean known =
        type.startsWith("java.")
            || type.startsWith(SELECTORS)
            || packageOf(type).equals(runner.getPackageName());
    return known && !RUNS.contains(frame.getMethodName());
  }

  private static boolean isTheRunner(String type, Thread thread, Class<?> runner) {
    return Scope.outermost(type).equals(Scope.outermost(runner.getName()))
        || type.equals(Thread.class.getName())
        || type.equals(thread.getClass().getName());
  }

  private static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }

  /** The threads of a pool that are awake and look for a task, or have just done one. */
  List<Thread> awakeIn(Object pool) {
    Thread[] all = new Thread[2 * Thread.activeCount() + 16];
    return Arrays.stream(all, 0, Thread.enumerate(all))
        .filter(thread -> thread.getState() == Thread.State.RUNNABLE && pool == poolOf(thread))
        .filter(thread -> isBetweenTasks(thread.getStackTrace()))
        .toList();
  }

  @Nullable Object poolOf(Thread thread) {
    Object work = insides.apply(thread);
    if (work != null) {
      return insides.apply(work);
    }
    return thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : null;
  }

  /** What a user gave it to do would be on its stack. */
  private static boolean isBetweenTasks(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .map(StackTraceElement::getClassName)
        .allMatch(
            type ->
                type.startsWith("java.") || type.startsWith(INTERNAL) || HookFrames.isHook(type));
  }

  /** What a user has planned in the pool of an idle thread since then and has not come yet. */
  List<Object> workLeft(Thread thread, long since) {
    List<Object> left = new ArrayList<>();
    for (Future<?> task : planned(thread)) {
      if (numbers.applyAsLong(task) < since) {
        continue;
      }
      left.add(innermost(task));
      // As an interrupt ends a thread: it would go on in real time, on a clock that is gone.
      task.cancel(false);
    }
    return left;
  }

  /** The number of what is planned next, in whatever pool. */
  long nextPlan() {
    return numbers.applyAsLong(null);
  }

  /** All that a user has planned there, and it stays planned. */
  List<Object> workPlanned(Thread thread) {
    return planned(thread).stream().map(this::innermost).toList();
  }

  private List<Future<?>> planned(Thread thread) {
    List<Future<?>> planned = new ArrayList<>();
    if (poolOf(thread) instanceof ThreadPoolExecutor pool) {
      for (Runnable queued : pool.getQueue()) {
        if (queued instanceof Delayed
            && queued instanceof Future<?> task
            && !task.isDone()
            && UsersCode.is(innermost(queued).getClass())) {
          planned.add(task);
        }
      }
    }
    return planned;
  }

  private Object innermost(Object task) {
    Object outside = task;
    Object inside = insides.apply(outside);
    while (inside != null) {
      outside = inside;
      inside = insides.apply(outside);
    }
    return outside;
  }
}
