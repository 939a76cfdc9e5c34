package dev.holter.internal.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Threads of a user's own that outlive a test, since a class started them once for all who need
 * them: a dispatcher that takes what others put into a static queue.
 *
 * <p>Such a thread has nothing of a single test: what it was made to run has no state of its own,
 * or it, or something that it holds, is in a static field of a class that it belongs to.
 */
final class LastingThreads {
  private LastingThreads() {}

  /**
   * Whether a thread lasts.
   *
   * @param work what the thread was made to run, or the thread itself
   */
  static boolean has(Thread thread, Object work) {
    List<Object> held = new ArrayList<>(OpenFields.of(work, work.getClass(), field -> true));
    if (held.isEmpty() && work != thread) {
      return true;
    }
    held.add(work);
    held.add(thread);
    Set<Class<?>> classes = Collections.newSetFromMap(new IdentityHashMap<>());
    held.forEach(one -> addUsers(one.getClass(), classes));
    Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.addAll(held);
    return classes.stream()
        .anyMatch(type -> OpenFields.ofClass(type).stream().anyMatch(wanted::contains));
  }

  /** Whether the user's code of a thread looks for something to do in a queue of the JDK's. */
  static boolean looksIntoQueue(Thread thread, List<StackTraceElement> belowTheWait) {
    boolean queue = false;
    for (StackTraceElement frame : belowTheWait) {
      if (!frame.getClassName().startsWith("java.")) {
        return queue && UsersCode.isIn(frame, thread);
      }
      queue = isQueue(frame.getClassName());
    }
    return false;
  }

  private static boolean isQueue(String type) {
    try {
      return Queue.class.isAssignableFrom(Class.forName(type, false, null));
    } catch (ClassNotFoundException ofAnotherLoader) {
      return false;
    }
  }

  /** A lambda's class, and a nested one, belongs to the class that has it in its source. */
  private static void addUsers(Class<?> type, Set<Class<?>> classes) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> outer = at; outer != null; outer = outer.getEnclosingClass()) {
        addIfUsers(outer, classes);
      }
      addIfUsers(at.getNestHost(), classes);
    }
  }

  private static void addIfUsers(Class<?> type, Set<Class<?>> classes) {
    if (UsersCode.is(type)) {
      classes.add(type);
    }
  }
}
