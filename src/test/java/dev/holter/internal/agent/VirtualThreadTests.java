package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledForJreRange;
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

  static Stream<Arguments> workers() throws ReflectiveOperationException {
    return VirtualThreadWorkers.all().entrySet().stream()
        .map(one -> Arguments.of(one.getKey(), one.getValue()));
  }
}
