package dev.holter.internal.time;

/**
 * Sees that the calling thread's stack has room left before something begins that must not stop
 * half way: a worker that recurses without end may be about to overflow when it calls or waits.
 */
final class StackRoom {
  /** Calls that are nested in a wait, and in what may load its classes. */
  private static final int OF_A_WAIT = 200;

  /** Calls that are nested in an action, which the service does. */
  private static final int OF_AN_ACTION = 3_000;

  private StackRoom() {}

  /**
   * Requires room for a wait.
   *
   * @throws StackOverflowError if there is none; nothing has happened yet
   */
  static void forWait() {
    descend(OF_A_WAIT);
  }

  /**
   * Requires room for an action of the clock.
   *
   * @throws StackOverflowError if there is none; nothing has happened yet
   */
  static void forAction() {
    descend(OF_AN_ACTION);
  }

  private static int descend(int levels) {
    return levels == 0 ? 0 : 1 + descend(levels - 1);
  }
}
