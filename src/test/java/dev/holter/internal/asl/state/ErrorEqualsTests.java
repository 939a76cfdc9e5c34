package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.StateError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorEqualsTests {

  private static final StateError TIMEOUT = StateError.timedOut();
  private static final StateError HEARTBEAT = StateError.heartbeatMissed();
  private static final StateError FAILURE = StateError.failed("Custom", "cause");
  private static final StateError NAMELESS = StateError.failed(null, null);
  private static final StateError RUNTIME = StateError.failed("States.Runtime", "cause");
  private static final StateError TOO_LARGE = StateError.failed("States.DataLimitExceeded", "c");

  @ParameterizedTest
  @CsvSource({
    // name, timeout, heartbeat, failure, nameless, runtime, too large
    "States.ALL, true, true, true, true, false, true",
    "States.Timeout, true, true, false, false, false, false",
    "States.HeartbeatTimeout, false, true, false, false, false, false",
    "States.TaskFailed, false, false, true, true, false, true",
    "States.Runtime, false, false, false, false, false, false",
    "States.DataLimitExceeded, false, false, false, false, false, true",
    "Custom, false, false, true, false, false, false",
    "custom, false, false, false, false, false, false",
    "State.ALL, false, false, false, false, false, false",
  })
  void a_name_matches_as_on_the_service(
      String name,
      boolean timeout,
      boolean heartbeat,
      boolean failure,
      boolean nameless,
      boolean runtime,
      boolean tooLarge) {
    ErrorEquals errorEquals = new ErrorEquals(List.of(name));

    assertThat(List.of(TIMEOUT, HEARTBEAT, FAILURE, NAMELESS, RUNTIME, TOO_LARGE))
        .extracting(errorEquals::matches)
        .containsExactly(timeout, heartbeat, failure, nameless, runtime, tooLarge);
  }

  @Test
  void any_of_several_names_matches() {
    ErrorEquals errorEquals = new ErrorEquals(List.of("Other", "States.HeartbeatTimeout"));

    assertThat(errorEquals.matches(HEARTBEAT)).isTrue();
    assertThat(errorEquals.matches(TIMEOUT)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'E' | Expected value of type Array at /States/S/Retry[0]/ErrorEquals",
        "[] | Value cannot be empty at /States/S/Retry[0]/ErrorEquals",
        "[''] | Value cannot be empty at /States/S/Retry[0]/ErrorEquals[0]",
        "[1] | Expected value of type String at /States/S/Retry[0]/ErrorEquals[0]",
        "['E','States.ALL'] | States.ALL must appear alone and at end of list"
            + " at /States/S/Retry[0]/ErrorEquals[1]",
        "['States.ALL'] | States.ALL must appear alone and at end of list"
            + " at /States/S/Retry[0]/ErrorEquals[0]",
      })
  void a_list_that_cannot_be_is_refused(String names, String refusal) {
    assertThat(
            Asl.refusalOfTask(
                ",'Retry':[{'ErrorEquals':" + names + "},{'ErrorEquals':['States.ALL']}]"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @Test
  void the_wildcard_stands_alone_in_the_last_entry_too() {
    assertThat(Asl.refusalOfTask(",'Catch':[{'ErrorEquals':['E','States.ALL'],'Next':'S'}]"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list"
                + " at /States/S/Catch[0]/ErrorEquals[1]");
  }
}
