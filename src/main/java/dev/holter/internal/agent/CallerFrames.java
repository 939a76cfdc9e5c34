package dev.holter.internal.agent;

import dev.holter.internal.time.ThreadHooks.Caller;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Tells for whom a thread is inside the JDK: by the first class on its stack, seen from above, that
 * is neither the JDK's nor ours.
 */
final class CallerFrames {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** With those of method references, which are a user's call that the JDK makes. */
  private static final StackWalker OF_ALL =
      StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES);

  private static final String PARKING = LockSupport.class.getName();
  private static final String CONCURRENT = "java.util.concurrent.";

  /** JUnit's platform and its engines. */
  private static final String TEST_ENGINE = "org.junit.";

  private static final String OURS = "dev.holter.internal.";

  /** What makes dates and times of the time that it reads. */
  private static final Set<String> SHOWS = Set.of("java.time", "java.time.chrono", "java.util");

  private static final List<String> LENDING =
      List.of(OURS, "java.lang.", "java.security.", "java.util.", "jdk.internal.");

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private CallerFrames() {}

  static Caller caller() {
    return WALKER.walk(CallerFrames::caller);
  }

  private static Caller caller(Stream<StackWalker.StackFrame> frames) {
    boolean plans = false;
    boolean above = true;
    Iterator<StackWalker.StackFrame> next = frames.iterator();
    while (next.hasNext()) {
      Class<?> type = next.next().getDeclaringClass();
      if (isOfTheJdk(type)) {
        above = false;
        plans |= type == ScheduledThreadPoolExecutor.class;
      } else if (!above || !type.getName().startsWith(OURS)) {
        if (!type.getName().startsWith(TEST_ENGINE)) {
          return Caller.USER;
        }
        return plans ? Caller.TEST_ENGINES_TIMER : Caller.TEST_ENGINE;
      }
    }
    // Between two of its tests, a thread of the test engine's pool waits for the next one.
    return Thread.currentThread() instanceof ForkJoinWorkerThread
        ? Caller.TEST_ENGINE
        : Caller.USER;
  }

  /**
   * Whether a user's own code reads the time, and not somebody in its name who waits in real time
   * until then.
   */
  static boolean isReadByUser() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(
                    type ->
                        !type.getName().startsWith(OURS) && !SHOWS.contains(type.getPackageName()))
                .findFirst()
                .map(UsersCode::is)
                .orElse(false));
  }

  /**
   * Whether a class that stays in real time plans something in an event loop, such as the limit of
   * a connection: time stands still until that is there, and would never come to the limit.
   */
  static boolean plansInRealTime() {
    return WALKER.walk(CallerFrames::plansInRealTime);
  }

  private static boolean plansInRealTime(Stream<StackWalker.StackFrame> frames) {
    String loops = null;
    Iterator<StackWalker.StackFrame> next = frames.iterator();
    while (next.hasNext()) {
      Class<?> type = next.next().getDeclaringClass();
      if (!type.getName().startsWith(OURS) && !type.getPackageName().equals(loops)) {
        if (loops != null) {
          return Scope.isReal(Relocated.original(type.getName().replace('.', '/')));
        }
        loops = type.getPackageName();
      }
    }
    return false;
  }

  /**
   * Files and sockets do, for names and keys that nobody sees; what lends its users numbers, tasks
   * and threads does not.
   */
  static boolean drawsForTheJdk() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> LENDING.stream().noneMatch(type.getName()::startsWith))
                .findFirst()
                .filter(CallerFrames::isOfTheJdk)
                .isPresent());
  }

  /** Whether the JDK's locks, queues and futures call what this thread is in the hook of. */
  static boolean isCallOfConcurrent() {
    return OF_ALL.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .dropWhile(type -> type.startsWith(OURS) || type.equals(PARKING))
                .findFirst()
                .filter(type -> type.startsWith(CONCURRENT))
                .isPresent());
  }

  /** What the hooks call lives in the bootstrap loader too. */
  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == PLATFORM;
  }
}
