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

class CrashTests {

  @ParameterizedTest
  @ValueSource(strings = {"no", "for-ever", "PT5S", "deadline+PT-1S", "deadline+PT0S"})
  void is_read_as_it_is_written(String text) {
    assertThat(Crash.read(text)).hasToString(text);
  }

  @Test
  void says_whether_it_happens_and_when_the_worker_is_started_anew() {
    assertThat(Crash.read("no")).isEqualTo(Crash.NONE);
    assertThat(Crash.read("for-ever")).isEqualTo(Crash.FOR_EVER);
    assertThat(Crash.read("PT5S")).isEqualTo(new Crash(true, Duration.ofSeconds(5), false));
    assertThat(Crash.read("deadline+PT1S")).isEqualTo(new Crash(true, Duration.ofSeconds(1), true));
  }

  @Test
  void a_restart_is_counted_from_the_crash_or_from_the_deadline() {
    Instant crashed = Instant.EPOCH;
    Optional<Instant> deadline = Optional.of(crashed.plusSeconds(60));

    assertThat(Crash.FOR_EVER.restartsAt(crashed, deadline)).isEmpty();
    assertThat(Crash.read("PT5S").restartsAt(crashed, deadline)).contains(crashed.plusSeconds(5));
    assertThat(Crash.read("deadline+PT-1S").restartsAt(crashed, deadline))
        .contains(crashed.plusSeconds(59));
    assertThat(Crash.read("deadline+PT1S").restartsAt(crashed, Optional.empty()))
        .contains(crashed.plusSeconds(1));
  }

  @Test
  void a_text_that_is_none_is_refused() {
    assertThatThrownBy(() -> Crash.read("soon")).isInstanceOf(DateTimeParseException.class);
  }
}
