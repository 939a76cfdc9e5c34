package dev.holter.internal.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the world that a thread belongs to, among those that are open in this JVM.
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

  /** Returns the virtual time that the calling thread is in. */
  static Optional<CallerTime> ofCaller() {
    return OPEN.keySet().stream().filter(CallerTime::hasCaller).findFirst();
  }

  /**
   * Returns the rule for calls that leave this machine, of the world that the calling thread
   * belongs to.
   */
  static Optional<RemoteCalls> rulesOfCaller() {
    return worldOfCaller().map(LeasedWorld::remoteCalls);
  }

  /** Returns the notes on the clients of the world that the calling thread belongs to. */
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
