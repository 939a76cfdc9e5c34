package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitStateTests {

  private static final Instant NOW = Asl.NOW;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Seconds':0 | {} | 2024-01-01T00:00:00.250Z",
        "'Seconds':90 | {} | 2024-01-01T00:01:30.250Z",
        "'SecondsPath':'$.p' | {'p':1} | 2024-01-01T00:00:01.250Z",
        "'SecondsPath':'$.p','InputPath':'$.in' | {'in':{'p':1}} | 2024-01-01T00:00:01.250Z",
        "'SecondsPath':'$$.Wait' | {} | 2024-01-01T00:00:05.250Z",
        "'Timestamp':'2024-01-01T00:00:10Z' | {} | 2024-01-01T00:00:10Z",
        "'Timestamp':'2024-01-01T00:00:10.999Z' | {} | 2024-01-01T00:00:10Z",
        "'Timestamp':'2024-01-01T01:00:10+01:00' | {} | 2024-01-01T00:00:10Z",
        "'Timestamp':'2023-12-31T23:59:59Z' | {} | 2024-01-01T00:00:00.250Z",
        "'Timestamp':'2024-01-01T00:00:00.900Z' | {} | 2024-01-01T00:00:00.250Z",
        "'TimestampPath':'$.p' | {'p':'2024-01-02T00:00:00.000000001Z'} | 2024-01-02T00:00:00Z",
      })
  void ends_at_an_instant(String fields, String input, Instant end) {
    WaitState wait = wait(fields);

    assertThat(wait.until(Asl.of(Asl.json(input), "{'Wait':5}"))).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'SecondsPath':'$.p' | {'p':-1}"
            + " | The SecondsPath parameter references a negative value: $.p == -1",
        "'SecondsPath':'$.p' | {'p':1.5}"
            + " | The SecondsPath parameter cannot be parsed as a long value: $.p == 1.5",
        "'SecondsPath':'$.p' | {'p':-1.5}"
            + " | The SecondsPath parameter cannot be parsed as a long value: $.p == -1.5",
        "'SecondsPath':'$.p' | {'p':'1'}"
            + " | The SecondsPath parameter cannot be parsed as a long value: $.p == 1",
        "'SecondsPath':'$.p' | {'p':9223372036854775808}"
            + " | The SecondsPath parameter cannot be parsed as a long value:"
            + " $.p == 9223372036854775808",
        "'SecondsPath':'$.p' | {}"
            + " | The SecondsPath parameter does not reference an input value: $.p",
        "'SecondsPath':'$.p' | {'p':9223372036854775807} | Wait state delay is too long.",
        "'TimestampPath':'$.p' | {'p':'2016-13-05T21:29:29Z'} | The TimestampPath parameter does"
            + " not reference a valid ISO-8601 extended offset date-time format string:"
            + " $.p == 2016-13-05T21:29:29Z",
        "'TimestampPath':'$.p' | {'p':7} | The TimestampPath parameter does"
            + " not reference a valid ISO-8601 extended offset date-time format string: $.p == 7",
        "'TimestampPath':'$.p' | {} | Invalid path '$.p' : No results for path: $['p']",
      })
  void a_path_must_lead_to_a_time(String fields, String input, String detail) {
    WaitState wait = wait(fields);

    assertThat(Asl.failure(() -> wait.until(Asl.of(Asl.json(input)))))
        .isEqualTo("States.Runtime: " + detail);
  }

  @Test
  void the_longest_wait_has_24855_days() {
    WaitState wait = wait("'TimestampPath':'$.p'");
    Instant longest = Instant.parse("2024-01-01T00:00:00Z").plus(Duration.ofDays(24_855));
    Instant tooLong = longest.plus(Duration.ofDays(1));

    assertThat(wait.until(Asl.of(Asl.json("{'p':'" + longest + "'}")))).isEqualTo(longest);
    assertThat(Asl.failure(() -> wait.until(Asl.of(Asl.json("{'p':'" + tooLong + "'}")))))
        .isEqualTo("States.Runtime: Wait state delay is too long.");
  }

  @Test
  void the_limit_is_exact_to_the_second() {
    WaitState wait = wait("'SecondsPath':'$.p'");

    assertThat(wait.until(Asl.of(Asl.json("{'p':2147483647}"))))
        .isEqualTo(NOW.plusSeconds(2_147_483_647L));
    assertThat(Asl.failure(() -> wait.until(Asl.of(Asl.json("{'p':2147483648}")))))
        .isEqualTo("States.Runtime: Wait state delay is too long.");
  }

  @Test
  void hands_on_what_its_paths_select() {
    WaitState wait = wait("'Seconds':1,'InputPath':'$.a','OutputPath':'$.b'");

    assertThat(wait.outcome(Asl.of(Asl.json("{'a':{'b':2}}"))).output()).isEqualTo(Asl.json("2"));
    assertThat(wait.type()).isEqualTo("Wait");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | This object should have only one of the following fields:"
            + " [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/S",
        ",'Seconds':1,'SecondsPath':'$.a' | There should only be one of the following fields:"
            + " [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/S",
        ",'Seconds':100000000 | Maximum value is 99999999 at /States/S/Seconds",
        ",'Seconds':'1' | Expected value of type Integer at /States/S/Seconds",
        ",'SecondsPath':'p' | Value must be a valid JSONPath. at /States/S/SecondsPath",
        ",'Timestamp':'2016-03-14 01:59:00Z'"
            + " | String does not match RFC3339 timestamp at /States/S/Timestamp",
        ",'Timestamp':'2016-03-14T01:59:00'"
            + " | String does not match RFC3339 timestamp at /States/S/Timestamp",
        ",'Timestamp':'{% $x %}'"
            + " | String does not match RFC3339 timestamp at /States/S/Timestamp",
      })
  void a_wait_that_cannot_be_is_refused(String fields, String refusal) {
    assertThat(Asl.refusalOf("{'Type':'Wait','End':true" + fields + "}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  private static WaitState wait(String fields) {
    return Asl.state(WaitState.class, "{'Type':'Wait','End':true," + fields + "}");
  }
}
