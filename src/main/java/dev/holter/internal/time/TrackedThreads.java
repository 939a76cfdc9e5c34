package dev.holter.internal.time;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads of one clock: numbers go up per prefix, so that a run can be repeated. */
public final class TrackedThreads {
  private final Timeline timeline;
  private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

  public TrackedThreads(Timeline timeline) {
    this.timeline = timeline;
  }

  public ThreadFactory factory(String prefix) {
    return work ->
        new TrackedThread(timeline, work, next(prefix), null, timeline.machines.ofChild());
  }

  /** Threads of the world itself: they belong to no worker, whoever has them started. */
  public ThreadFactory worldsOwn(String prefix) {
    return work -> new TrackedThread(timeline, work, next(prefix), null);
  }

  private String next(String prefix) {
    int number = numbers.computeIfAbsent(prefix, first -> new AtomicInteger()).incrementAndGet();
    return prefix + "-" + number;
  }
}
