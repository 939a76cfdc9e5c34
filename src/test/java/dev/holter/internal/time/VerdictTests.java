package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictTests {
  private final VirtualClock clock = VirtualClock.startingAt(VirtualClock.DEFAULT_START);

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void the_first_failure_is_thrown_and_shows_those_that_came_before_the_test_waited() {
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    engine(clock).verdict.fail(first);
    engine(clock).verdict.fail(first);
    engine(clock).verdict.fail(second);

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
        .isSameAs(first)
        .hasSuppressedException(second)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
  }
}
