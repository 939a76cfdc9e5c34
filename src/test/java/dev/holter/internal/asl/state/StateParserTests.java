package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateParserTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | These fields are required: [Type] at /States/S",
        "{'Type':1} | Expected value of type String at /States/S/Type",
        "{'Type':'pass','End':true} | The field 'Type' should have one of these values:"
            + " [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/S/Type",
        "{'Type':'Pass','End':true,'Comment':1}"
            + " | Expected value of type String at /States/S/Comment",
        "{'Type':'Pass','End':true,'QueryLanguage':'SQL'}"
            + " | Value should be one of the following: [JSONPath, JSONata]"
            + " at /States/S/QueryLanguage",
        "{'Type':'Pass','End':true,'QueryLanguage':'JSONata','Parameters':{}}"
            + " | The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported"
            + " for the 'JSONPath' QueryLanguage at /States/S",
        "{'Type':'Pass','End':true,'QueryLanguage':5}"
            + " | Expected value of type [STRING] at /States/S/QueryLanguage",
        "{'Type':'Pass','End':true,'InputPath':'States.UUID()'}"
            + " | Value must be a valid JSONPath. at /States/S/InputPath",
      })
  void a_state_that_cannot_run_is_refused(String state, String refusal) {
    assertThat(Asl.refusalOf(state)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @Test
  void a_state_of_a_jsonata_machine_cannot_go_back() {
    assertThat(
            Asl.refusal(
                "{'StartAt':'A','QueryLanguage':'JSONata','States':{"
                    + "'A':{'Type':'Pass','Next':'B'},"
                    + "'B':{'Type':'Pass','End':true,'QueryLanguage':'JSONPath'}}}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath'"
                + " if set to 'JSONata' for whole state machine at /States/B");
  }

  /** Measured: of its fields nothing is said then. */
  @ParameterizedTest
  @ValueSource(strings = {"'InputPath':'$.a'", "'Output':{'v':'{% 1 %}'}"})
  void of_a_state_that_goes_back_its_language_is_all_that_is_reported(String field) {
    assertThat(
            Asl.refusal(
                "{'StartAt':'A','QueryLanguage':'JSONata','States':{"
                    + "'A':{'Type':'Pass','End':true,'QueryLanguage':'JSONPath',"
                    + field
                    + "}}}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath'"
                + " if set to 'JSONata' for whole state machine at /States/A");
  }

  /** Measured: what is not the one language is read as the other, beside being refused. */
  @ParameterizedTest
  @ValueSource(strings = {"jsonata", "jsonpath", "SQL"})
  void a_language_that_there_is_not_is_read_as_jsonata(String language) {
    String unknown = "Value should be one of the following: [JSONPath, JSONata]";
    String pass = "{'Type':'Pass','End':true,'QueryLanguage':'" + language + "'";

    assertThat(Asl.refusalOf(pass + ",'Output':{'v':'{% 1 %}'}}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + unknown + " at /States/S/QueryLanguage");
    assertThat(Asl.refusalOf(pass + ",'InputPath':'$.a'}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field"
                + " 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/S,"
                + " SCHEMA_VALIDATION_FAILED: "
                + unknown
                + " at /States/S/QueryLanguage");
    assertThat(
            Asl.refusal(
                "{'StartAt':'A','QueryLanguage':'"
                    + language
                    + "','States':{'A':{'Type':'Pass','End':true,'Output':{'v':'{% 1 %}'}}}}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + unknown + " at /QueryLanguage");
  }

  @Test
  void a_name_may_have_80_characters_and_no_more() {
    String longest = "😀".repeat(80);

    assertThat(Asl.refusal(machine(longest))).isEqualTo("accepted");
    assertThat(Asl.refusal(machine(longest + "x")))
        .isEqualTo(
            "INVALID_STATE_NAME: State name \"%sx\" exceeds the maximum length of 80 characters"
                + " at /States/%sx",
            longest, longest);
  }

  private static String machine(String name) {
    return "{'StartAt':'" + name + "','States':{'" + name + "':{'Type':'Succeed'}}}";
  }
}
