package dev.holter.internal.time;

/** What threads are called in messages: most virtual threads have no name of their own. */
final class ThreadNames {
  private ThreadNames() {}

  static String of(Thread thread) {
    return thread.getName().isEmpty() ? "a thread without a name" : thread.getName();
  }
}
