package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.time.MonitorUse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorUsesTests {
  private final Object first = new Object();
  private final Object second = new Object();

  @Test
  void a_monitor_that_compiled_code_does_without_is_nobodys() {
    MonitorUse use =
        new MonitorUses(thread -> Arrays.asList(first, null, second)).of(Thread.currentThread());

    assertThat(use).isEqualTo(new MonitorUse(first, List.of(second)));
  }

  @Test
  void a_thread_that_has_ended_uses_none() {
    assertThat(new MonitorUses(thread -> null).of(Thread.currentThread())).isNull();
  }
}
