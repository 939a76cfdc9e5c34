package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTests {

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"7\"", "null", "{}", "100000000", "1e2", "[1]"})
  void a_path_must_lead_to_a_positive_integer_within_bounds(String value) {
    TaskState task = Asl.task(",'HeartbeatSecondsPath':'$.beat'");
    String shown = value.equals("1e2") ? "1E+2" : value.replace("\"", "");

    assertThat(Asl.failure(() -> task.limits(Asl.of(Asl.json("{'beat':" + value + "}")))))
        .isEqualTo(
            "States.Runtime: The HeartbeatSecondsPath field refers to value \"%s\""
                + " which is not a valid positive integer: $.beat",
            shown);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 99_999_999})
  void both_bounds_are_allowed(long seconds) {
    TaskState task = Asl.task(",'HeartbeatSecondsPath':'$.beat'");

    assertThat(task.limits(Asl.of(Asl.json("{'beat':" + seconds + "}"))).heartbeat())
        .hasValueSatisfying(limit -> assertThat(limit.toSeconds()).isEqualTo(seconds));
  }
}
