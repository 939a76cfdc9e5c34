package dev.holter.internal.time;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Nobody tells when a thread ends that the clock did not make, so one thread waits for each. */
final class Reapers {
  private final Turns turns;
  private final Map<Participant, Thread> waiting = new ConcurrentHashMap<>();

  Reapers(Turns turns) {
    this.turns = turns;
  }

  void await(Participant adopted) {
    Thread reaper =
        new EngineThread(() -> reap(adopted), "holter-reaper of " + adopted.thread.getName());
    waiting.put(adopted, reaper);
    reaper.start();
  }

  private void reap(Participant adopted) {
    try {
      adopted.thread.join();
      turns.leave(adopted);
    } catch (InterruptedException closed) {
      // The clock was closed, or the thread became the test's.
    }
  }

  void stop(Participant adopted) {
    Thread reaper = waiting.remove(adopted);
    if (reaper != null && reaper != Thread.currentThread()) {
      reaper.interrupt();
    }
  }

  void close() {
    waiting.keySet().forEach(this::stop);
  }
}
