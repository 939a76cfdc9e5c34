package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTests {

  @ParameterizedTest
  @CsvSource({
    "2016-03-14T01:59:00Z,            2016-03-14T01:59:00Z",
    "2016-03-14T01:59:00.00Z,         2016-03-14T01:59:00Z",
    "2016-03-14T01:59:00.9999999999Z, 2016-03-14T01:59:00Z",
    "2016-03-14T01:59:00-02:30,       2016-03-14T04:29:00Z",
    "2016-02-29T00:00:00Z,            2016-02-29T00:00:00Z",
  })
  void a_timestamp_with_a_zone_is_read_to_the_second(String text, Instant instant) {
    assertThat(Timestamps.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2016-03-14T01:59:00Z,             2016-03-14T01:59:00Z",
    "2016-03-14T01:59:00.5-02:30,      2016-03-14T04:29:00.500Z",
    "2016-03-14T01:59:00.000000001Z,   2016-03-14T01:59:00.000000001Z",
    "2016-03-14T01:59:00.12345678999Z, 2016-03-14T01:59:00.123456789Z",
  })
  void it_is_read_to_the_nanosecond_where_that_counts(String text, Instant instant) {
    assertThat(Timestamps.parseExactly(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2016-03-14T01:59:00",
        "2016-03-14t01:59:00Z",
        "2016-03-14T01:59:00z",
        "2016-03-14 01:59:00Z",
        "2016-13-14T01:59:00Z",
        "2015-02-29T01:59:00Z",
        "2016-03-14T25:59:00Z",
        "2016-03-14T01:59Z",
        "2016-03-14",
        "2016-03-14T01:59:00+99:00",
        "2016-03-14T01:59:00.Z"
      })
  void anything_else_is_not(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }
}
