package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Work;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ProvesWorkers
class UnmodifiedWorkerTests {

  /** A method reference that was linked before would stay as it is. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("workers")
  void beats_at_exactly_its_instants_in_every_run(String worker, Work work) {
    Beats.prove(worker, work);
  }

  static Stream<Arguments> workers() {
    return Stream.of(
            SleepWorkers.all(),
            MonitorWorkers.all(),
            TimerWorkers.all(),
            ReadingWorkers.all(),
            LockWorkers.all(),
            SynchronizerWorkers.all(),
            QueueWorkers.all(),
            ExecutorWorkers.all(),
            ForkJoinWorkers.all(),
            FutureWorkers.all(),
            InterruptWorkers.all())
        .map(Map::entrySet)
        .flatMap(
            entries -> entries.stream().map(one -> Arguments.of(one.getKey(), one.getValue())));
  }
}
