package dev.holter.internal.asl;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holter.internal.asl.reading.Diagnostic;
import dev.holter.internal.asl.reading.InvalidDefinition;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionParserTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` ` | SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null",
        "`[]` | SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null",
        "`'{}'` | SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null",
        "{} | SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /",
        "{'StartAt':'S'} | SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /",
        "{'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /",
        "{'StartAt':'S','States':{}}"
            + " | SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States",
        "{'StartAt':'S','States':[]}"
            + " | SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States",
        "{'StartAt':7,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Expected value of type String at /StartAt",
        "{'StartAt':'S','States':{'S':null}}"
            + " | SCHEMA_VALIDATION_FAILED: Expected value of type Object at /States/S",
        "{'StartAt':'S','Foo':1,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /",
        "{'StartAt':'S','Version':'2.0','States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED:"
            + " Value should be one of the following: [1.0] at /Version",
        "{'StartAt':'S','TimeoutSeconds':-1,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /TimeoutSeconds",
        "{'StartAt':'S','TimeoutSeconds':100000000,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /TimeoutSeconds",
        "{'StartAt':'S','TimeoutSeconds':1.5,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /TimeoutSeconds",
        "{'StartAt':'S','Comment':1,'States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED: Expected value of type String at /Comment",
        "{'StartAt':'S','QueryLanguage':'SQL','States':{'S':{'Type':'Succeed'}}}"
            + " | SCHEMA_VALIDATION_FAILED:"
            + " Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
      })
  void a_wrong_definition_is_refused_in_the_words_of_the_service(String text, String refusal) {
    assertThat(Asl.refusal(text)).isEqualTo(refusal);
  }

  @Test
  void a_text_that_is_not_json_is_refused_with_the_place_twice() {
    assertThat(Asl.refusal("not a definition"))
        .isEqualTo(
            """
            INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, \
            Number, Array, Object or token 'null', 'true' or 'false')
             at [Source: (String)"not a definition"; line: 1, column: 4] \
            at [Source: (String)"not a definition"; line: 1, column: 4]\
            """);
  }

  @Test
  void everything_that_is_wrong_is_named_at_once_and_in_order() {
    InvalidDefinition refused =
        catchThrowableOfType(
            InvalidDefinition.class,
            () ->
                Asl.definition(
                    "{'StartAt':'A','States':{'A':{'Type':'Pass'},"
                        + "'B':{'Type':'Wait','Seconds':-1,'End':true,'Retry':[]}}}"));

    assertThat(refused)
        .hasMessage(
            "SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields:"
                + " [Next, End] at /States/A,"
                + " SCHEMA_VALIDATION_FAILED: Field 'Retry' is not supported at /States/B,"
                + " SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/B/Seconds");
    assertThat(refused.diagnostics())
        .hasSize(3)
        .last()
        .isEqualTo(
            new Diagnostic("SCHEMA_VALIDATION_FAILED", "Minimum value is 0", "/States/B/Seconds"));
  }

  @Test
  void an_execution_timeout_of_nothing_is_accepted_as_the_service_does() {
    assertThat(Asl.refusal("{'StartAt':'S','TimeoutSeconds':0,'States':{'S':{'Type':'Succeed'}}}"))
        .isEqualTo("accepted");
  }

  /** As where a worker creates a state machine whose own calls have used up its stack. */
  @ParameterizedTest
  @ValueSource(strings = {"'Output':", "'Assign':", "'Assign':{'v':"})
  void a_definition_for_which_the_stack_is_too_small_is_refused(String field)
      throws InterruptedException {
    String levels = "{'a':".repeat(900) + "1" + "}".repeat(900);
    String definition =
        "{'QueryLanguage':'JSONata','StartAt':'P','States':{'P':{'Type':'Pass','End':true,"
            + field
            + levels
            + (field.endsWith("{'v':") ? "}" : "")
            + "}}}";
    assertThatCode(() -> Asl.definition(definition)).doesNotThrowAnyException();
    AtomicReference<String> refusal = new AtomicReference<>();
    Thread small =
        new Thread(null, () -> refusal.set(Asl.refusal(definition)), "small", 160 * 1024);
    small.start();
    small.join();

    assertThat(refusal).hasValue("SCHEMA_VALIDATION_FAILED: The JSON is nested too deeply. at /");
  }
}
