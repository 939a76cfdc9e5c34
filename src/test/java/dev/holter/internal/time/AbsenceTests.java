package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbsenceTests {

  @ParameterizedTest
  @ValueSource(strings = {"no", "for-ever", "PT5S", "deadline+PT-1S", "deadline+PT0S"})
  void is_read_as_it_is_written(String text) {
    assertThat(Absence.read(text)).hasToString(text);
  }

  @Test
  void says_whether_it_happens_and_when_the_worker_is_started_anew() {
    assertThat(Absence.read("no")).isEqualTo(Absence.NONE);
    assertThat(Absence.read("for-ever")).isEqualTo(Absence.FOR_EVER);
    assertThat(Absence.read("PT5S")).isEqualTo(new Absence(true, Duration.ofSeconds(5), false));
    assertThat(Absence.read("deadline+PT1S"))
        .isEqualTo(new Absence(true, Duration.ofSeconds(1), true));
  }

  @Test
  void a_restart_is_counted_from_where_it_begins_or_from_the_deadline() {
    Instant left = Instant.EPOCH;
    Optional<Instant> deadline = Optional.of(left.plusSeconds(60));

    assertThat(Absence.FOR_EVER.restartsAt(left, deadline)).isEmpty();
    assertThat(Absence.read("PT5S").restartsAt(left, deadline)).contains(left.plusSeconds(5));
    assertThat(Absence.read("deadline+PT-1S").restartsAt(left, deadline))
        .contains(left.plusSeconds(59));
    assertThat(Absence.read("deadline+PT1S").restartsAt(left, Optional.empty()))
        .contains(left.plusSeconds(1));
  }

  @Test
  void a_text_that_is_none_is_refused() {
    assertThatThrownBy(() -> Absence.read("soon")).isInstanceOf(DateTimeParseException.class);
  }
}
