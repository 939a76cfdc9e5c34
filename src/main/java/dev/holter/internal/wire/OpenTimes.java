package dev.holter.internal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times of the worlds that are open in this JVM, and their worlds.
 *
 * <p>Static because the SDK makes the interceptor that asks: nothing else connects the two.
 */
final class OpenTimes {
  private static final Map<CallerTime, LeasedWorld> OPEN = new ConcurrentHashMap<>();

  private OpenTimes() {}

  static void open(CallerTime time, LeasedWorld world) {
    OPEN.put(time, world);
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
    return worldOfCaller().map(LeasedWorld::remoteCalls);
  }

  /** What is noted of the clients of the world that the calling thread belongs to. */
  static Optional<CallNotes> notesOfCaller() {
    return worldOfCaller().map(LeasedWorld::notes);
  }

  private static Optional<LeasedWorld> worldOfCaller() {
    return OPEN.entrySet().stream()
        .filter(open -> open.getKey().knowsCaller())
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
