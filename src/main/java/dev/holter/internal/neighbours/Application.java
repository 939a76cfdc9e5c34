package dev.holter.internal.neighbours;

/** What a neighbour makes once and lets several tests use, each in a world of its own. */
public interface Application {

  /** Starts it anew, on the calling thread, which is on the clock of its world. */
  void start();

  /** Stops all that would go on, on the calling thread, which is on the clock of its world. */
  void stop();
}
