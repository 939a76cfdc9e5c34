package dev.holter.internal.agent;

import dev.holter.internal.time.MonitorUse;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows which monitors threads want, and which they have for longer than a moment, where the JDK
 * tells.
 */
final class MonitorUses {
  private final @Nullable Function<Thread, @Nullable List<@Nullable Object>> monitors;

  /**
   * By what tells the wanted monitor of a thread, its stack, and then each monitor that it has with
   * the number of the frame in which that was entered.
   */
  MonitorUses(@Nullable Function<Thread, @Nullable List<@Nullable Object>> monitors) {
    this.monitors = monitors;
  }

  @SuppressWarnings("unchecked")
  static MonitorUses openedBy(Instrumentation jvm) throws IOException {
    try {
      Class<?> door = Class.forName(ThreadMonitors.SNAPSHOT, false, null);
      return new MonitorUses(Insider.make(ThreadMonitors.class, Function.class, jvm, door));
    } catch (ReflectiveOperationException older) {
      return new MonitorUses(null);
    }
  }

  @Nullable MonitorUse of(Thread thread) {
    List<@Nullable Object> seen = monitors == null ? null : monitors.apply(thread);
    return seen == null ? null : new MonitorUse(seen.get(0), owned(seen));
  }

  /** A monitor that the compiler has done away with is missing: nobody else can want it. */
  private static List<Object> owned(List<@Nullable Object> seen) {
    int ofHook = HookFrames.count((StackTraceElement[]) Objects.requireNonNull(seen.get(1)));
    List<Object> owned = new ArrayList<>();
    for (int next = 2; next < seen.size(); next += 2) {
      Object monitor = seen.get(next);
      if (monitor != null && (int) Objects.requireNonNull(seen.get(next + 1)) >= ofHook) {
        owned.add(monitor);
      }
    }
    return owned;
  }
}
