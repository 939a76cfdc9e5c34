package dev.holter.internal.time;

/** Starts a thread and waits, virtually, until it has ended or waits itself. */
final class Aside {
  private Aside() {}

  static Thread run(Timeline timeline, String name, Runnable work) {
    Wait handOff = timeline.newWait("the first wait or the end of " + name);
    TrackedThread thread =
        new TrackedThread(timeline, work, name, handOff, timeline.machines.ofChild());
    thread.handOffTo(handOff);
    thread.start();
    try {
      handOff.await(null, Purpose.BACKGROUND);
    } catch (InterruptedException interrupted) {
      // The caller's business is to start it, and it has started.
      Thread.currentThread().interrupt();
    }
    return thread;
  }
}
