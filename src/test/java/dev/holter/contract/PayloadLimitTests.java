package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quota on what a state passes on to its work, 262,144 bytes of UTF-8. */
@StepFunctionsTest
class PayloadLimitTests {
  private static final int LIMIT = 262_144;
  private static final String CAUSE =
      "The state/task 'T' provided parameters with a size exceeding the maximum number of bytes"
          + " service limit.";

  private final FakeStepFunctions stepFunctions;
  private int machines;

  PayloadLimitTests(FakeStepFunctions stepFunctions) {
    this.stepFunctions = stepFunctions;
    stepFunctions.createActivity("resize");
    stepFunctions.integration("lambda:invoke").returns("{}");
  }

  /** What is sent is {"a":"..","b":".."}, 13 bytes and the two texts. */
  private Execution start(String state, int bytes) {
    String name = "m" + ++machines;
    stepFunctions.createStateMachine(
        name,
        Machines.states(
            "T",
            "'T':{"
                + state
                + ",'Next':'Z','Catch':[{'ErrorEquals':['States.DataLimitExceeded'],'Next':'C'}]},"
                + "'Z':{'Type':'Pass','Result':'passed','End':true},"
                + "'C':{'Type':'Pass','End':true}"));
    int half = (bytes - 15) / 2;
    String first = "x".repeat(half);
    String second = "y".repeat(bytes - 15 - half);
    return stepFunctions.startExecution(name, Machines.json("['" + first + "','" + second + "']"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':",
        "'Type':'Parallel','Branches':[{'StartAt':'B','States':{'B':{'Type':'Pass','Result':1,"
            + "'End':true}}}],'Parameters':",
      })
  void what_is_larger_fails_and_can_be_caught(String state) {
    String parameters = "{'a.$':'$[0]','b.$':'$[1]'}";

    assertThat(start(state + parameters, LIMIT - 2).output()).contains("\"passed\"");
    Execution larger = start(state + "{'a.$':'$[0]','b.$':'$[1]','c':'12345678'}", LIMIT - 2);
    assertThat(larger.output())
        .contains("{\"Error\":\"States.DataLimitExceeded\",\"Cause\":\"" + CAUSE + "\"}");
    assertThat(larger.tasks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5,RUNNING", "13,FAILED"})
  void the_input_of_an_activity_is_such_a_payload(int more, String status) {
    stepFunctions.createStateMachine(
        "m",
        Machines.task(
            Machines.PREFIX + "activity:resize",
            ",'Parameters':{'a.$':'$','b':'" + "z".repeat(more) + "'}"));
    // {"a":"..","b":".."} around the input's own text, which has its two quotes.
    Execution execution =
        stepFunctions.startExecution("m", Machines.json("'" + "x".repeat(LIMIT - 24) + "'"));

    assertThat(execution.status()).hasToString(status);
  }
}
