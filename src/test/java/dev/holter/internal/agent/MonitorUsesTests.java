package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.time.MonitorUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MonitorUsesTests {
  private static final StackTraceElement[] IN_HOOK = {
    new StackTraceElement(
        null, "java.base", null, "sun.nio.ch.DatagramChannelImpl", "beginRead", null, 1),
    new StackTraceElement("dev.holter.internal.agent.boot.OnDatagramChannel", "receives", null, 1),
    new StackTraceElement("com.example.Worker", "run", null, 1)
  };

  private final Object first = new Object();
  private final Object second = new Object();

  @Test
  void a_monitor_that_compiled_code_does_without_is_nobodys() {
    MonitorUse use = uses(new StackTraceElement[0], null, 3, second, 5);

    assertThat(use).isEqualTo(new MonitorUse(first, List.of(second)));
  }

  @Test
  void what_is_entered_inside_of_a_hook_is_not_kept() {
    MonitorUse use = uses(IN_HOOK, first, 0, first, 1, second, 2);

    assertThat(use).isEqualTo(new MonitorUse(first, List.of(second)));
  }

  private @Nullable MonitorUse uses(StackTraceElement[] stack, @Nullable Object... owned) {
    List<@Nullable Object> seen = new ArrayList<>(Arrays.asList(first, stack));
    seen.addAll(Arrays.asList(owned));
    return new MonitorUses(thread -> seen).of(Thread.currentThread());
  }

  @Test
  void a_thread_that_has_ended_uses_none() {
    assertThat(new MonitorUses(thread -> null).of(Thread.currentThread())).isNull();
  }
}
