package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTests {

  @ParameterizedTest
  @ValueSource(strings = {"no", "for-ever", "PT5S"})
  void is_read_as_it_is_written(String text) {
    assertThat(Crash.read(text)).hasToString(text);
  }

  @Test
  void says_whether_it_happens_and_when_the_worker_is_started_anew() {
    assertThat(Crash.read("no")).isEqualTo(Crash.NONE);
    assertThat(Crash.read("for-ever")).isEqualTo(new Crash(true, null));
    assertThat(Crash.read("PT5S")).isEqualTo(new Crash(true, Duration.ofSeconds(5)));
  }

  @Test
  void a_text_that_is_none_is_refused() {
    assertThatThrownBy(() -> Crash.read("soon")).isInstanceOf(DateTimeParseException.class);
  }
}
