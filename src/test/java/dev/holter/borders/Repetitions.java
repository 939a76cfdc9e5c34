package dev.holter.borders;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How often a shape is run. */
final class Repetitions {
  private static final int RUNS = Integer.getInteger("holter.proof.runs", 50);

  private Repetitions() {}

  static Stream<Arguments> all() {
    return IntStream.range(0, RUNS).mapToObj(run -> Arguments.of());
  }
}
