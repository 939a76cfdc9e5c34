package dev.holter.borders;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How often a shape is run. */
final class Repetitions {
  private static final String PROPERTY = "holter.proof.runs";
  private static final int RUNS = Integer.getInteger(PROPERTY, 50);
  private static final int RUNS_OF_FRAMEWORK = Integer.getInteger(PROPERTY, 10);

  private Repetitions() {}

  static Stream<Arguments> all() {
    return arguments(RUNS);
  }

  static Stream<Arguments> ofFramework() {
    return arguments(RUNS_OF_FRAMEWORK);
  }

  private static Stream<Arguments> arguments(int runs) {
    return IntStream.range(0, runs).mapToObj(run -> Arguments.of());
  }
}
