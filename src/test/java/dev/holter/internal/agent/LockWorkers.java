package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Workers that beat every 20 seconds and wait for a lock or one of its conditions meanwhile. */
final class LockWorkers {
  private static final int S = 20;

  private interface Waiting {
    void on(Condition condition) throws InterruptedException;
  }

  private LockWorkers() {}

  @SuppressWarnings("WaitNotInLoop") // They are, and beat each time.
  static Map<String, Work> all() {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put("Condition.await(t)", beat -> timed(beat, c -> c.await(S, TimeUnit.SECONDS)));
    workers.put("Condition.awaitNanos", beat -> timed(beat, LockWorkers::awaitNanos));
    workers.put("Condition.awaitUntil", beat -> timed(beat, LockWorkers::awaitUntil));
    workers.put("Condition.await()", beat -> signalled(beat, Condition::await));
    workers.put(
        "Condition.await(t), signalled", beat -> signalled(beat, c -> c.await(30, TimeUnit.DAYS)));
    workers.put(
        "Condition.awaitUninterruptibly", beat -> signalled(beat, Condition::awaitUninterruptibly));
    workers.put("Condition.await(t), write lock", LockWorkers::ofWriteLock);
    workers.put("ReentrantLock.tryLock(t)", beat -> whileTaken(beat, new ReentrantLock()));
    workers.put(
        "ReentrantLock.tryLock(t), fair", beat -> whileTaken(beat, new ReentrantLock(true)));
    workers.put("WriteLock.tryLock(t), written", LockWorkers::writeWhileWritten);
    workers.put("WriteLock.tryLock(t), read", LockWorkers::writeWhileRead);
    workers.put("ReadLock.tryLock(t), written", LockWorkers::readWhileWritten);
    workers.put("StampedLock.tryWriteLock(t)", LockWorkers::stampedWrite);
    workers.put("StampedLock.tryReadLock(t)", LockWorkers::stampedRead);
    workers.put("StampedLock.asWriteLock().tryLock(t)", LockWorkers::stampedAsLock);
    workers.put("ReentrantLock, three threads", beat -> contended(beat, new ReentrantLock()));
    workers.put(
        "ReentrantLock, three threads, fair", beat -> contended(beat, new ReentrantLock(true)));
    workers.put(
        "WriteLock, three threads",
        beat -> contended(beat, new ReentrantReadWriteLock().writeLock()));
    workers.put("StampedLock, three threads", LockWorkers::contendedStamped);
    return workers;
  }

  private static void timed(Runnable beat, Waiting waiting) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    lock.lock();
    try {
      while (true) {
        waiting.on(never);
        beat.run();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void awaitNanos(Condition never) throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(S);
    while (left > 0) {
      left = never.awaitNanos(left);
    }
  }

  @SuppressWarnings({"JavaUtilDate", "WaitNotInLoop"}) // It is the method's parameter.
  private static void awaitUntil(Condition never) throws InterruptedException {
    if (never.awaitUntil(new Date(System.currentTimeMillis() + S * 1000))) {
      throw new IllegalStateException("signalled");
    }
  }

  private static void signalled(Runnable beat, Waiting waiting) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition due = lock.newCondition();
    Helpers.every20Seconds(
        () -> {
          lock.lock();
          try {
            due.signal();
          } finally {
            lock.unlock();
          }
        });
    lock.lock();
    try {
      while (true) {
        waiting.on(due);
        Helpers.stopIfInterrupted();
        beat.run();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void ofWriteLock(Runnable beat) throws Exception {
    Lock lock = new ReentrantReadWriteLock(true).writeLock();
    Condition never = lock.newCondition();
    while (true) {
      lock.lock();
      try {
        long left = TimeUnit.SECONDS.toNanos(S);
        while (left > 0) {
          left = never.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
      beat.run();
    }
  }

  private static void whileTaken(Runnable beat, Lock lock) throws Exception {
    Helpers.keep(lock::lock);
    untilLocked(beat, lock);
  }

  private static void untilLocked(Runnable beat, Lock lock) throws Exception {
    while (!lock.tryLock(S, TimeUnit.SECONDS)) {
      beat.run();
    }
  }

  private static void writeWhileWritten(Runnable beat) throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    Helpers.keep(lock.writeLock()::lock);
    untilLocked(beat, lock.writeLock());
  }

  private static void writeWhileRead(Runnable beat) throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    Helpers.keep(lock.readLock()::lock);
    Helpers.keep(lock.readLock()::lock);
    untilLocked(beat, lock.writeLock());
  }

  private static void readWhileWritten(Runnable beat) throws Exception {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    Helpers.keep(lock.writeLock()::lock);
    untilLocked(beat, lock.readLock());
  }

  private static void stampedWrite(Runnable beat) throws Exception {
    StampedLock lock = new StampedLock();
    Helpers.keep(lock::readLock);
    while (lock.tryWriteLock(S, TimeUnit.SECONDS) == 0) {
      beat.run();
    }
  }

  private static void stampedRead(Runnable beat) throws Exception {
    StampedLock lock = new StampedLock();
    Helpers.keep(lock::writeLock);
    while (lock.tryReadLock(S, TimeUnit.SECONDS) == 0) {
      beat.run();
    }
  }

  private static void stampedAsLock(Runnable beat) throws Exception {
    StampedLock lock = new StampedLock();
    Helpers.keep(lock::writeLock);
    untilLocked(beat, lock.asWriteLock());
  }

  private static void contendedStamped(Journal beat) throws Exception {
    contended(beat, new StampedLock().asWriteLock());
  }

  /** Each has the lock for 20 seconds, and wants it again at once. */
  private static void contended(Journal beat, Lock lock) throws Exception {
    for (String name : new String[] {"a", "b", "c"}) {
      Helpers.start(
          () -> {
            while (true) {
              lock.lock();
              try {
                TimeUnit.SECONDS.sleep(S);
                beat.note(name);
                beat.run();
              } finally {
                lock.unlock();
              }
            }
          });
    }
    TimeUnit.DAYS.sleep(1);
  }
}
