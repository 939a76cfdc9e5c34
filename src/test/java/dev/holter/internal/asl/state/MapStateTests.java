package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapStateTests {
  private static final String PROCESSOR =
      "{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}";

  private static String map(String fields) {
    return "{'Type':'Map','End':true" + fields + "}";
  }

  private static MapState state(String fields) {
    return Asl.state(MapState.class, map(",'ItemProcessor':" + PROCESSOR + fields));
  }

  @Test
  void the_processor_may_have_its_former_name() {
    MapState state = Asl.state(MapState.class, map(",'Iterator':" + PROCESSOR));

    assertThat(state.flows()).hasSize(1);
    assertThat(state.flows().get(0).startAt()).isEqualTo("A");
  }

  @Test
  void without_a_path_the_input_is_the_items() {
    assertThat(state("").items(Asl.of(Json.parse("[1,2]")))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x' | x",
        "{} | {}",
        "1.5 | 1.5",
        "3000000000 | 3000000000",
      })
  void a_concurrency_that_is_no_integer_is_refused(String value, String shown) {
    MapState state = state(",'MaxConcurrencyPath':'$.n'");

    assertThatThrownBy(
            () ->
                state.maxConcurrency(
                    Asl.of(Json.parse("{\"n\":" + value.replace('\'', '"') + "}"))))
        .isInstanceOf(StateFailure.class)
        .hasMessage(
            "The MaxConcurrencyPath field refers to value \"%s\" which is not a valid integer:"
                + " $.n",
            shown);
  }

  @Test
  void a_negative_concurrency_is_refused() {
    MapState state = state(",'MaxConcurrencyPath':'$.n'");

    assertThatThrownBy(() -> state.maxConcurrency(Asl.of(Json.parse("{\"n\":-1}"))))
        .hasMessage("MaxConcurrency cannot be negative.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " | This object should have only one of the following fields: [ItemProcessor, Iterator]"
            + " at /States/S",
        ",'ItemProcessor':1 | Expected value of type Object at /States/S/ItemProcessor",
        ",'ItemProcessor':{} | These fields are required: [States, StartAt]"
            + " at /States/S/ItemProcessor",
        ",'ItemProcessor':{'StartAt':'A','States':{}} | Value cannot be empty"
            + " at /States/S/ItemProcessor/States",
        ",'ItemProcessor':{'ProcessorConfig':{'Mode':'X'},'StartAt':'A','States':"
            + "{'A':{'Type':'Succeed'}}} | Value should be one of the following: [INLINE,"
            + " DISTRIBUTED] at /States/S/ItemProcessor/ProcessorConfig/Mode",
        ",'ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}},'ItemReader':{}"
            + " | Field 'ItemReader' is not supported at /States/S",
        ",'MaxConcurrency':-1,'ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}"
            + " | Minimum value is 0 at /States/S/MaxConcurrency",
        ",'MaxConcurrencyPath':'$$.n','ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}"
            + " | Value is not a Reference Path: Reference path can not contain '$.n'"
            + " at /States/S/MaxConcurrencyPath",
        ",'MaxConcurrency':1,'MaxConcurrencyPath':'$.n',"
            + "'ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}"
            + " | There should only be one of the following fields: [MaxConcurrency,"
            + " MaxConcurrencyPath] at /States/S",
      })
  void is_refused_if_its_fields_are_wrong(String fields, String message) {
    assertThat(Asl.refusalOf(map(fields == null ? "" : fields)))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + message);
  }

  @Test
  void a_processor_that_leads_nowhere_is_refused_with_its_place() {
    assertThat(
            Asl.refusalOf(
                map(
                    ",'ItemProcessor':{'StartAt':'A','States':"
                        + "{'A':{'Type':'Pass','Next':'B'},'C':{'Type':'Succeed'}}}")))
        .isEqualTo(
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at"
                + " /States/S/ItemProcessor/States/A/Next, MISSING_TRANSITION_TARGET: State"
                + " \"C\" is not reachable. at /States/S/ItemProcessor/States/C");
  }

  @Test
  void a_state_inside_cannot_lead_outside() {
    assertThat(
            Asl.refusalOf(
                map(
                    ",'ItemProcessor':{'StartAt':'A','States':"
                        + "{'A':{'Type':'Pass','Next':'S'},'C':{'Type':'Succeed'}}}")))
        .startsWith(
            "MISSING_TRANSITION_TARGET: Missing 'Next' target: S at"
                + " /States/S/ItemProcessor/States/A/Next");
  }

  @Test
  void a_name_is_used_once_in_the_whole_machine() {
    assertThat(
            Asl.refusalOf(
                map(",'ItemProcessor':{'StartAt':'S','States':{'S':{'Type':'Succeed'}}}")))
        .isEqualTo(
            "DUPLICATE_STATE_NAME: State name \"S\" is used more than once at"
                + " /States/S/ItemProcessor/States/S");
  }
}
