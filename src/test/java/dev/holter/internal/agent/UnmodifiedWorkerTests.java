package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.Beats.Work;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnmodifiedWorkerTests {

  /** A method reference that was linked before would stay as it is. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workers")
  void beats_at_exactly_its_instants_in_every_run(String waitsWith, Work work) {
    assertThat(Beats.ofOneHour(work)).isEqualTo(Beats.every(Duration.ofSeconds(20)));
  }

  static Stream<Arguments> workers() {
    return Stream.of(
            LanguageWorkers.sleeping(),
            LanguageWorkers.together(),
            LanguageWorkers.reading(),
            LibraryWorkers.waiting(),
            LibraryWorkers.scheduled(),
            FutureWorkers.all())
        .map(Map::entrySet)
        .flatMap(
            entries -> entries.stream().map(one -> Arguments.of(one.getKey(), one.getValue())));
  }
}
