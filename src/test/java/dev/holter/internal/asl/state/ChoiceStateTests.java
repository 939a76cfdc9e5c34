package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.Choices;
import dev.holter.internal.asl.choice.ChoiceOperators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceStateTests {

  private static final String A = "{'Variable':'$.a','NumericEquals':1,'Next':'A'}";
  private static final String B = "{'Variable':'$.b','NumericEquals':1,'Next':'B'}";
  private static final String DEFAULT = ",'Default':'B'";
  private static final String OPERATORS = ChoiceOperators.names().toString();

  @Test
  void the_first_rule_that_holds_decides() {
    assertThat(Choices.chosen(A + "," + B, "", Asl.json("{'a':1,'b':1}"))).isEqualTo("A");
    assertThat(Choices.chosen(B + "," + A, "", Asl.json("{'a':1,'b':1}"))).isEqualTo("B");
    assertThat(Choices.chosen(A + "," + B, "", Asl.json("{'a':0,'b':1}"))).isEqualTo("B");
  }

  @Test
  void a_rule_after_the_one_that_holds_is_not_evaluated() {
    assertThat(Choices.chosen(A + "," + B, "", Asl.json("{'a':1}"))).isEqualTo("A");
  }

  @Test
  void the_default_is_for_an_input_that_no_rule_matches() {
    assertThat(Choices.chosen(A, DEFAULT, Asl.json("{'a':2}"))).isEqualTo("B");
  }

  @Test
  void without_a_default_there_is_no_next_state() {
    assertThat(Asl.failure(() -> Choices.chosen(A, "", Asl.json("{'a':2}"))))
        .isEqualTo(
            "States.Runtime: Failed to transition out of the state."
                + " The state does not point to a next state.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Variable':'$.x','StringEquals':'a' | $.x",
        "'Variable':'$.a.x.y','StringEquals':'a' | $.a.x.y",
        "'Variable':'$.list[1]','IsNull':true | $.list[1]",
        "'Variable':'$.a','NumericEqualsPath':'$.x' | $.x",
        "'Variable':'$.s','NumericEqualsPath':'$.x' | $.x",
        "'Variable':'$$.Execution.Input.x','NumericEquals':1 | $$.Execution.Input.x",
        "'Not':{'Variable':'$.x','IsNull':false} | $.x",
      })
  void a_path_that_leads_nowhere_is_an_error_even_with_a_default(String test, String path) {
    String rule = "{" + test + ",'Next':'A'}";

    assertThat(
            Asl.failure(() -> Choices.chosen(rule, DEFAULT, Asl.json("{'a':1,'s':'','list':[1]}"))))
        .isEqualTo(
            "States.Runtime: Invalid path '%s':"
                + " The choice state's condition path references an invalid value.",
            path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'And':[T,T] | A",
        "'And':[T,F] | B",
        "'And':[F,X] | B",
        "'Or':[F,T] | A",
        "'Or':[F,F] | B",
        "'Or':[T,X] | A",
        "'Not':F | A",
        "'Not':T | B",
        "'Not':{'Or':[F,{'And':[T,{'Not':F}]}]} | B",
        "'And':[{'Or':[F,T]},{'Not':{'And':[T,F]}}] | A",
        "'And':[{'Variable':'$.x','IsPresent':true},X] | B",
      })
  void tests_are_joined_in_any_depth(String test, String chosen) {
    String rule =
        "{%s,'Next':'A'}"
            .formatted(test)
            .replaceAll("\\bT\\b", "{'Variable':'\\$.a','NumericEquals':1}")
            .replaceAll("\\bF\\b", "{'Variable':'\\$.a','NumericEquals':2,'Comment':'no'}")
            .replaceAll("\\bX\\b", "{'Variable':'\\$.x','NumericEquals':1}");

    assertThat(Choices.chosen(rule, DEFAULT, Asl.json("{'a':1}"))).isEqualTo(chosen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Variable':'$','NumericEquals':3 | 3",
        "'Variable':'$','IsPresent':true | {}",
        "'Variable':'$[1]','StringEquals':'b' | ['a','b']",
        "'Variable':'$.a[0].b','BooleanEquals':true | {'a':[{'b':true}]}",
        "'Variable':'$.a-b','BooleanEquals':true | {'a-b':true}",
        "'Variable':'$$.Execution.Name','StringEquals':'run-1' | {}",
        "'Variable':'$$','IsNull':false | {}",
        "'Variable':'$.name','StringEqualsPath':'$$.Execution.Name' | {'name':'run-1'}",
        "'Variable':'$.name','StringMatches':'run-*' | {'name':'run-1'}",
        "'Variable':'$.name','StringMatches':'\\\\*' | {'name':'*'}",
      })
  void a_test_reads_the_input_and_the_context(String test, String input) {
    assertThat(
            Choices.chosen(
                "{" + test.replace("\"", "\\\"") + ",'Next':'A'}", DEFAULT, Asl.json(input)))
        .isEqualTo("A");
  }

  @Test
  void an_open_escape_shows_when_a_text_is_matched() {
    String rule = "{'Variable':'$.a','StringMatches':'a\\\\b','Next':'A'}";

    assertThat(Choices.chosen(rule, DEFAULT, Asl.json("{'a':1}"))).isEqualTo("B");
    assertThat(Asl.failure(() -> Choices.chosen(rule, DEFAULT, Asl.json("{'a':'1'}"))))
        .isEqualTo(
            "States.Runtime: The StringMatches pattern contains an open escape backslash: a\\b");
  }

  @Test
  void rules_see_what_the_input_path_selects_and_the_output_path_what_goes_on() {
    ChoiceState choice = Choices.choice(A, ",'InputPath':'$.in','OutputPath':'$.out'" + DEFAULT);

    ChoiceState.Choice chosen = choice.choose(Asl.of(Asl.json("{'in':{'a':1,'out':[7]}}")));
    assertThat(chosen.next()).isEqualTo(new Transition.Next("A"));
    assertThat(chosen.outcome().output()).isEqualTo(Asl.json("[7]"));
    assertThat(choice.type()).isEqualTo("Choice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Type':'Choice'} | These fields are required: [Choices] at /States/S",
        "{'Type':'Choice','Choices':[]} | Value cannot be empty at /States/S/Choices",
        "{'Type':'Choice','Choices':{}} | Expected value of type Array at /States/S/Choices",
        "{'Type':'Choice','Choices':[7]} | Expected value of type Object at /States/S/Choices[0]",
      })
  void a_choice_without_rules_is_refused(String state, String refusal) {
    assertThat(Asl.refusalOf(state)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'End':true | Field 'End' is not supported at /States/S",
        ",'Next':'A' | Field 'Next' is not supported at /States/S",
        ",'ResultPath':'$' | Field 'ResultPath' is not supported at /States/S",
        ",'Retry':[] | Field 'Retry' is not supported at /States/S",
        ",'Default':1 | Expected value of type String at /States/S/Default",
        ",'Assign':1 | Expected value of type Object at /States/S/Assign",
        ",'Output':1 | The QueryLanguage is set to 'JSONPath', but field 'Output' is"
            + " only supported for the 'JSONata' QueryLanguage at /States/S",
      })
  void a_field_that_a_choice_cannot_have_is_refused(String fields, String refusal) {
    assertThat(Choices.refusal(A, fields)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Variable':'$.a','IsNull':true | These fields are required: [Next] at R",
        "'Next':'A' | The object must have only one of the following fields,"
            + " [And, Or, Not, Variable, Condition] at R",
        "'Next':'A','Variable':'$.a','Not':{} | The object must have only one of the following"
            + " fields, [And, Or, Not, Variable, Condition] at R",
        "'Next':'A','Condition':'{% true %}' | The QueryLanguage is set to 'JSONPath', but field"
            + " 'Condition' is only supported for the 'JSONata' QueryLanguage at R",
        "'Next':'A','Variable':'$.a' | This object should have only one of the following fields:"
            + " OPERATORS at R",
        "'Next':'A','Variable':'$.a','IsNull':true,'IsString':true | There should only be one of"
            + " the following fields: OPERATORS at R",
        "'Next':'A','Variable':'$.a','StringMatchesPath':'$.b' | Field 'StringMatchesPath' is not"
            + " supported at R, SCHEMA_VALIDATION_FAILED: This object should have only one of the"
            + " following fields: OPERATORS at R",
        "'Next':'A','And':[] | Value cannot be empty at R/And",
        "'Next':'A','Or':{} | Expected value of type Array at R/Or",
        "'Next':'A','Not':[] | Expected value of type Object at R/Not",
        "'Next':'A','Not':{'Or':[]} | Value cannot be empty at R/Not/Or",
        "'Next':'A','And':[{'Variable':'$.a','IsNull':true,'Next':'A'}]"
            + " | Field 'Next' is not supported at R/And[0]",
        "'Next':'A','And':[{'Variable':'$.a','IsNull':true,'Assign':{}}]"
            + " | Field 'Assign' is not supported at R/And[0]",
        "'Next':'A','Or':[{'Not':{'Variable':'$.a','IsNull':'true'}}]"
            + " | Expected value of type Boolean at R/Or[0]/Not/IsNull",
        "'Next':'A','And':[{'Variable':'$.a','IsNull':true}],'StringEquals':'a'"
            + " | Field 'StringEquals' is not supported at R",
        "'Next':1,'Variable':'$.a','IsNull':true | Expected value of type String at R/Next",
        "'Next':'A','Variable':'$.a','IsNull':true,'Comment':1"
            + " | Expected value of type String at R/Comment",
        "'Next':'A','Variable':'$.a','IsNull':true,'Assign':{'1x':1} | The variable name '1x'"
            + " is not a valid identifier of at most 80 characters at R/Assign",
      })
  void a_rule_that_cannot_be_is_refused(String rule, String refusal) {
    assertThat(Choices.refusal("{" + rule + "}", DEFAULT)).isEqualTo(refusal(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'StringEquals':1 | Expected value of type String at R/StringEquals",
        "'StringMatches':null | Expected value of type String at R/StringMatches",
        "'NumericLessThan':'1' | Expected value of type Number at R/NumericLessThan",
        "'BooleanEquals':'true' | Expected value of type Boolean at R/BooleanEquals",
        "'IsPresent':1 | Expected value of type Boolean at R/IsPresent",
        "'TimestampEquals':1 | Expected value of type String at R/TimestampEquals",
        "'TimestampLessThan':'2024-01-01'"
            + " | String does not match RFC3339 timestamp at R/TimestampLessThan",
        "'StringEqualsPath':1 | Expected value of type String at R/StringEqualsPath",
        "'StringEqualsPath':'b' | Value is not a Reference Path:"
            + " Reference path didn't start with '$' at R/StringEqualsPath",
        "'NumericEqualsPath':'$.b[*]' | Value is not a Reference Path:"
            + " Reference path can not contain '[*]' at R/NumericEqualsPath",
      })
  void an_operand_that_cannot_be_is_refused(String operand, String refusal) {
    assertThat(Choices.refusal("{'Variable':'$.a'," + operand + ",'Next':'A'}", DEFAULT))
        .isEqualTo(refusal(refusal));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 | Expected value of type String at R/Variable",
        "'a' | Value is not a Reference Path: Reference path didn't start with '$' at R/Variable",
        "'$..a' | Value is not a Reference Path:"
            + " Reference path can not contain '..a' at R/Variable",
        "'$$.a[?(@.b)]' | Value is not a Reference Path:"
            + " Reference path can not contain '[?(@.b)]' at R/Variable",
        "'States.ArrayLength($.a)' | Value is not a Reference Path:"
            + " Reference path didn't start with '$' at R/Variable",
      })
  void a_variable_is_a_reference_path(String variable, String refusal) {
    assertThat(Choices.refusal("{'Variable':" + variable + ",'IsNull':true,'Next':'A'}", DEFAULT))
        .isEqualTo(refusal(refusal));
  }

  private static String refusal(String shortened) {
    return "SCHEMA_VALIDATION_FAILED: "
        + shortened.replace("at R", "at /States/S/Choices[0]").replace("OPERATORS", OPERATORS);
  }
}
