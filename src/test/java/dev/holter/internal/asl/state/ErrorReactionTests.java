package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.StateError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ErrorReactionTests {
  private static final String RETRY =
      """
      ,"Retry": [{"ErrorEquals": ["A"], "MaxAttempts": 9},
                 {"ErrorEquals": ["E"], "MaxAttempts": 2, "JitterStrategy": "FULL"},
                 {"ErrorEquals": ["E", "F"], "MaxAttempts": 9}]
      """;
  private static final String CATCH =
      """
      ,"Catch": [{"ErrorEquals": ["A"], "Next": "S"}, {"ErrorEquals": ["E"], "Next": "S"},
                 {"ErrorEquals": ["States.ALL"], "Next": "S"}]
      """;

  private final AtomicInteger drawn = new AtomicInteger();

  private ErrorReaction of(String fields, String error, int used) {
    return ErrorReaction.of(
        Asl.task(fields),
        StateError.failed(error, null),
        retrier -> retrier == 1 ? used : 0,
        () -> {
          drawn.incrementAndGet();
          return 0.5;
        });
  }

  @Test
  void the_first_retrier_that_is_meant_for_the_error_grants_the_next_delay() {
    assertThat(of(RETRY + CATCH, "E", 0))
        .isEqualTo(new ErrorReaction.Retry(1, Duration.ofMillis(500)));
    assertThat(of(RETRY + CATCH, "E", 1))
        .isEqualTo(new ErrorReaction.Retry(1, Duration.ofSeconds(1)));
    assertThat(of(RETRY + CATCH, "F", 5))
        .isEqualTo(new ErrorReaction.Retry(2, Duration.ofSeconds(1)));
    assertThat(drawn).hasValue(3);
  }

  @Test
  void once_it_has_none_left_no_other_retrier_is_asked() {
    assertThat(of(RETRY + CATCH, "E", 2))
        .isInstanceOfSatisfying(
            ErrorReaction.Catch.class, caught -> assertThat(caught.index()).isEqualTo(1));
    assertThat(of(RETRY, "E", 2)).isEqualTo(new ErrorReaction.Failure());
    assertThat(drawn).hasValue(0);
  }

  @Test
  void the_first_catcher_that_is_meant_for_the_error_is_the_way_out() {
    assertThat(of(CATCH, "G", 0))
        .isInstanceOfSatisfying(
            ErrorReaction.Catch.class, caught -> assertThat(caught.index()).isEqualTo(2));
  }

  @Test
  void nothing_handles_what_ends_executions() {
    assertThat(of(RETRY + CATCH, "States.Runtime", 0)).isEqualTo(new ErrorReaction.Failure());
    assertThat(of("", "E", 0)).isEqualTo(new ErrorReaction.Failure());
  }
}
