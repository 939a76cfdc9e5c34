package dev.holter.internal.time;

import dev.holter.internal.time.Watchdog.Rest;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees tests that go on without a wait or a call for longer than the watchdog's limit, while others
 * could only go on then: such a test may wait for one of them, by a socket or in a loop, and would
 * do so for ever. It fails, and the others go on beside it.
 *
 * <p>It also looks at threads for a test that waits on a monitor: the test must not leave that wait
 * to look itself, since it could not tell whether it was notified in the same moment.
 */
final class Sentry {
  private static final Sentry SENTRY = new Sentry();

  /** Replaced as a whole: who goes through an array needs no memory. */
  private volatile Watched[] watched = {};

  private volatile @Nullable Thread thread;

  private record Watched(SentryPost post, Watchdog.Watch watch) {}

  private Sentry() {}

  static void watch(SentryPost post) {
    SENTRY.add(new Watched(post, post.watch()));
    SENTRY.start();
  }

  static void leave(SentryPost post) {
    SENTRY.remove(post);
  }

  private synchronized void add(Watched added) {
    remove(added.post);
    Watched[] more = Arrays.copyOf(watched, watched.length + 1);
    more[watched.length] = added;
    watched = more;
  }

  private synchronized void remove(SentryPost post) {
    watched = Arrays.stream(watched).filter(each -> each.post != post).toArray(Watched[]::new);
  }

  /** Has a look at all tests soon, since one of them begins to wait on a monitor. */
  static void lookSoon() {
    SENTRY.start();
  }

  /** Of the whole JVM there is one; whatever may have ended it, the next test has one again. */
  private synchronized void start() {
    Thread present = thread;
    if (present == null || !present.isAlive()) {
      present = new EngineThread(this::run, "holter-watchdog");
      thread = present;
      present.start();
    }
    LockSupport.unpark(present);
  }

  private void run() {
    Rest rest = Rest.LONG;
    while (true) {
      try {
        if (watched.length == 0) {
          LockSupport.park(this);
        }
        rest.take();
        rest = round(rest);
      } catch (Throwable survived) {
        // It most often is an OutOfMemoryError, which may be over at the next look.
      }
    }
  }

  /** Looks at each test, and returns how long to rest before the next look. */
  private Rest round(Rest taken) {
    Rest next = Rest.LONG;
    for (Watched each : watched) {
      Rest wanted = look(each.post, each.watch, taken);
      next = wanted.compareTo(next) < 0 ? wanted : next;
    }
    return next;
  }

  /** What goes wrong with one test is no reason not to look at the others. */
  private static Rest look(SentryPost post, Watchdog.Watch watch, Rest taken) {
    try {
      return post.look(watch, taken);
    } catch (VirtualMachineError noRoom) {
      post.countBlindly(watch);
      return Rest.TICKING;
    } catch (Throwable survived) {
      return Rest.TICKING;
    }
  }
}
