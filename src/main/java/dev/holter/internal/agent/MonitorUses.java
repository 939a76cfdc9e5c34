package dev.holter.internal.agent;

import dev.holter.internal.time.MonitorUse;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows which monitors threads want and have, where the JDK tells. */
final class MonitorUses {
  private final @Nullable Function<Thread, @Nullable List<@Nullable Object>> monitors;

  /** By what tells the wanted monitor of a thread, and then those that it has. */
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
    List<Object> owned = new ArrayList<>();
    for (Object monitor : seen.subList(1, seen.size())) {
      if (monitor != null) {
        owned.add(monitor);
      }
    }
    return owned;
  }
}
