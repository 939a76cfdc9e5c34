package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatcherTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | {'Error':'E','Cause':'{}'}",
        ",'ResultPath':'$' | {'Error':'E','Cause':'{}'}",
        ",'ResultPath':'$.x' | {'in':1,'x':{'Error':'E','Cause':'{}'}}",
        ",'ResultPath':null | {'in':1}",
      })
  void the_error_is_put_into_the_input_of_the_state(String fields, String output) {
    assertThat(
            Json.write(
                catcher(fields)
                    .outcome(StateError.failed("E", "{}"), Asl.of(Asl.json("{'in':1}")))
                    .output()))
        .isEqualTo(Asl.quoted(output));
  }

  @Test
  void knows_its_errors_and_where_it_leads() {
    Catcher catcher = catcher("");

    assertThat(catcher.matches(StateError.failed("E", null))).isTrue();
    assertThat(catcher.matches(StateError.timedOut())).isFalse();
    assertThat(catcher.next()).isEqualTo("S");
  }

  @Test
  void an_error_that_has_no_place_in_the_input_fails() {
    Catcher catcher = catcher(",'ResultPath':'$.a.b'");

    assertThat(
            Asl.failure(
                () -> catcher.outcome(StateError.failed("E", "c"), Asl.of(Asl.json("{'a':1}")))))
        .isEqualTo(
            """
            States.ResultPathMatchFailure: \
            Unable to apply ReferencePath $.a.b to input {"a":1}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | These fields are required: [ErrorEquals, Next] at /States/S/Catch[0]",
        "{'ErrorEquals':['E']} | These fields are required: [Next] at /States/S/Catch[0]",
        "{'ErrorEquals':['E'],'Next':'S','MaxAttempts':1}"
            + " | Field 'MaxAttempts' is not supported at /States/S/Catch[0]",
        "{'ErrorEquals':['E'],'Next':'S','Assign':[]}"
            + " | Expected value of type Object at /States/S/Catch[0]/Assign",
        "{'ErrorEquals':['E'],'Next':'S','Output':{}}"
            + " | The QueryLanguage is set to 'JSONPath', but field 'Output' is"
            + " only supported for the 'JSONata' QueryLanguage at /States/S/Catch[0]",
        "{'ErrorEquals':['E'],'Next':'S','ResultPath':'$..x'} | Value is not a Reference Path:"
            + " Reference path can not contain '..x' at /States/S/Catch[0]/ResultPath",
      })
  void an_entry_that_cannot_be_is_refused(String entry, String refusal) {
    assertThat(Asl.refusalOfTask(",'Catch':[" + entry + "]"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  private static Catcher catcher(String fields) {
    return Asl.task(",'Catch':[{'ErrorEquals':['E'],'Next':'S'" + fields + "}]").catchers().get(0);
  }
}
