package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ProvesWorkers
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before.")
class VirtualThreadTests {

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workers")
  void beats_at_exactly_its_instants_in_every_run(String worker, Work work) {
    Beats.prove(worker, work);
  }

  @Test
  @EnabledIf("showsMonitors")
  void a_virtual_thread_that_is_blocked_by_one_that_sleeps_does_not_hold_time() {
    Beats.prove("virtual thread: synchronized, owner sleeps", VirtualThreadWorkers::blocked);
  }

  /** Before, nobody tells who has the monitor that a virtual thread wants. */
  static boolean showsMonitors() {
    return Runtime.version().feature() >= 25;
  }

  static Stream<Arguments> workers() throws ReflectiveOperationException {
    return VirtualThreadWorkers.all().entrySet().stream()
        .map(one -> Arguments.of(one.getKey(), one.getValue()));
  }
}
