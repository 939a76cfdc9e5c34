package dev.holter.internal.asl.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateErrorTests {

  @Test
  void a_failure_is_handed_on_as_it_was_reported() {
    assertThat(Json.write(StateError.failed("E", "{\"a\":1}").output()))
        .isEqualTo("{\"Error\":\"E\",\"Cause\":\"{\\\"a\\\":1}\"}");
  }

  @Test
  void a_failure_without_error_and_cause_has_nulls() {
    assertThat(Json.write(StateError.failed(null, null).output()))
        .isEqualTo("{\"Error\":null,\"Cause\":null}");
  }

  @Test
  void both_expiries_are_timeouts_with_an_empty_cause() {
    String output = "{\"Error\":\"States.Timeout\",\"Cause\":\"\"}";

    assertThat(Json.write(StateError.timedOut().output())).isEqualTo(output);
    assertThat(Json.write(StateError.heartbeatMissed().output())).isEqualTo(output);
  }

  @Test
  void an_expiry_has_no_cause_of_its_own() {
    assertThat(StateError.heartbeatMissed().cause()).isNull();
    assertThat(StateError.heartbeatMissed()).isNotEqualTo(StateError.timedOut());
  }
}
