package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassStateTests {

  private static final String INPUT =
      "{'initialData':{'fieldFromInput':'value from input','otherField':'other'},"
          + "'unrelatedData':{'someOtherField':1234}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | {'a':1} | {'a':1}",
        ",'InputPath':'$.a' | {'a':1} | 1",
        ",'InputPath':null | {'a':1} | {}",
        ",'OutputPath':null | {'a':1} | {}",
        ",'OutputPath':'$.a' | {'a':[1]} | [1]",
        ",'Parameters':{'b.$':'$.a','c':2} | {'a':1} | {'b':1,'c':2}",
        ",'InputPath':'$.a','Parameters':{'b.$':'$'} | {'a':1} | {'b':1}",
        ",'Result':7 | {'a':1} | 7",
        ",'Result':null | {'a':1} | null",
        ",'Result':{'x.$':'$.y'} | {'a':1} | {'x.$':'$.y'}",
        ",'Result':7,'ResultPath':'$.b' | {'a':1} | {'a':1,'b':7}",
        ",'Result':7,'ResultPath':null | {'a':1} | {'a':1}",
        ",'Result':7,'ResultPath':'$.b','OutputPath':'$.b' | {'a':1} | 7",
        ",'OutputPath':'$$.Execution.Name' | {'a':1} | 'run-1'",
        "`` | null | null",
        ",'InputPath':'$' | null | null",
      })
  void output_is_made_of_input_and_result(String fields, String input, String output) {
    PassState pass = Asl.state(PassState.class, "{'Type':'Pass','End':true" + fields + "}");

    assertThat(Json.write(pass.outcome(Asl.of(Asl.json(input))).output()))
        .isEqualTo(Asl.quoted(output));
  }

  @Test
  void result_path_puts_the_result_into_the_whole_input() {
    PassState pass =
        Asl.state(
            PassState.class,
            "{'Type':'Pass','InputPath':'$.initialData','Parameters':{'staticValue':'some value',"
                + "'inputValue.$':'$.fieldFromInput'},'ResultPath':'$.modifiedData','End':true}");

    assertThat(pass.outcome(Asl.of(Asl.json(INPUT))).output())
        .isEqualTo(
            Asl.json(
                INPUT.substring(0, INPUT.length() - 1)
                    + ",'modifiedData':{'staticValue':'some value',"
                    + "'inputValue':'value from input'}}"));
  }

  @Test
  void with_a_result_neither_input_path_nor_parameters_are_evaluated() {
    PassState pass =
        Asl.state(
            PassState.class,
            "{'Type':'Pass','InputPath':'$.none','Parameters':{'x.$':'$.none'},"
                + "'Result':1,'End':true}");

    assertThat(pass.outcome(Asl.of(Asl.json("{}"))).output()).isEqualTo(Asl.json("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'InputPath':'$.X' | {} | States.Runtime:"
            + " Invalid path '$.X' : No results for path: $['X']",
        ",'OutputPath':'$.a.b' | {} | States.Runtime:"
            + " Invalid path '$.a.b' : Missing property in path $['a']",
        """
        ,'Parameters':{'value.$':'$.no'} | {'a':1} | States.Runtime: The JSONPath '$.no' specified \
        for the field 'value.$' could not be found in the input '{"a":1}'\
        """,
        """
        ,'Parameters':{'value.$':'$$.Execution.no'} | {'a':1} | States.Runtime: The JSONPath \
        '$$.Execution.no' specified for the field 'value.$' could not be found in the \
        input '{"a":1}'\
        """,
        """
        ,'ResultPath':'$.a.b' | {'a':1} | States.ResultPathMatchFailure: \
        Unable to apply ReferencePath $.a.b to input {"a":1}\
        """,
        ",'Parameters':{'value.$':'$.no'} | null | States.Runtime:"
            + " Unable to apply Path transformation to null or empty input.",
      })
  void a_path_that_leads_nowhere_fails(String fields, String input, String failure) {
    PassState pass = Asl.state(PassState.class, "{'Type':'Pass','End':true" + fields + "}");

    assertThat(Asl.failure(() -> pass.outcome(Asl.of(Asl.json(input))).output()))
        .isEqualTo(failure);
  }

  @Test
  void fields_of_other_types_are_not_supported() {
    assertThat(Asl.refusalOf("{'Type':'Pass','End':true,'ResultSelector':{},'Retry':[]}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: Field 'ResultSelector' is not supported at /States/S,"
                + " SCHEMA_VALIDATION_FAILED: Field 'Retry' is not supported at /States/S");
  }
}
