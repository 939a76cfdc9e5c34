package dev.holter.internal.time;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Makes executors whose time is a clock's, so that the engine need not know how they work. */
@FunctionalInterface
public interface Delayers {

  /**
   * Makes an executor with a thread for each task at once.
   *
   * @param timeline whose time it is
   * @param threads makes its threads
   * @return the executor
   */
  ScheduledExecutorService newDelayer(Timeline timeline, ThreadFactory threads);
}
