package dev.holter.internal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times of the worlds that are open in this JVM, and which calls may leave it.
 *
 * <p>Static because the SDK makes the interceptor that asks: nothing else connects the two.
 */
final class OpenTimes {
  private static final Map<CallerTime, RemoteCalls> OPEN = new ConcurrentHashMap<>();

  private OpenTimes() {}

  static void open(CallerTime time, RemoteCalls remoteCalls) {
    OPEN.put(time, remoteCalls);
  }

  static void close(CallerTime time) {
    OPEN.remove(time);
  }

  /** The one that the calling thread is in. */
  static Optional<CallerTime> ofCaller() {
    return OPEN.keySet().stream().filter(CallerTime::hasCaller).findFirst();
  }

  /** What the world that the calling thread belongs to says to calls that leave this machine. */
  static Optional<RemoteCalls> rulesOfCaller() {
    return OPEN.entrySet().stream()
        .filter(open -> open.getKey().knowsCaller())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
