package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.ClockHook;
import dev.holter.internal.time.HookedJvm;
import dev.holter.internal.time.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads from the bootstrap loader's hook of a clock to it.
 *
 * @param purpose whether what is planned there counts as work to be done
 */
record ClockAdapter(HookedJvm jvm, Purpose purpose) implements ClockHook {
  @Override
  public long nanoTime() {
    return jvm.nanoTime();
  }

  @Override
  public Instant currentInstant() {
    return jvm.instant();
  }

  @Override
  public boolean isOver() {
    return jvm.isOver();
  }

  @Override
  public @Nullable Runnable later(String what, long nanos, Object task, Consumer<Runnable> sender) {
    return jvm.later(what, Duration.ofNanos(nanos), purpose, task, sender);
  }
}
