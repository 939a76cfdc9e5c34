package dev.holter.internal.time;

/**
 * A thread of the engine's own, which is in real time for good: it is never put on a clock, nor
 * taken for somebody who works for one, whoever starts or wakes it.
 */
public final class EngineThread extends Thread {
  EngineThread(Runnable work, String name) {
    // Without what its starter, which may be a user's thread, hands down to its children.
    super(null, work, name, 0, false);
    setContextClassLoader(EngineThread.class.getClassLoader());
    setDaemon(true);
  }
}
