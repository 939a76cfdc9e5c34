package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.Choices;
import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type of state makes of JSONata. */
class JsonataStateTests {
  private static final JsonNode INPUT = Asl.json("{'n':2,'list':[1,2],'text':'T'}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Output':'{% $states.input.n + 1 %}' | 3",
        "'Output':{'a':['{% $v.text %}',{'b':'{% $states.context.State.Name %}'}]}"
            + " | {'a':['t',{'b':'S'}]}",
        "'Output':'%} no {%' | '%} no {%'",
        "'Output':'{%  1  %}' | 1",
        "'Output':null | null",
        "'Comment':'none' | {'n':2,'list':[1,2],'text':'T'}",
      })
  void a_pass_state_has_an_output(String field, String output) {
    PassState pass = Asl.state(PassState.class, jsonata("Pass", field + ",'End':true"));
    assertThat(pass.outcome(Asl.of(INPUT)).output()).isEqualTo(Asl.json(output));
  }

  @Test
  void a_succeed_state_has_an_output() {
    SucceedState succeed =
        Asl.state(SucceedState.class, jsonata("Succeed", "'Output':'{% $states.input.text %}'"));
    assertThat(succeed.outcome(Asl.of(INPUT)).output()).isEqualTo(Asl.json("'T'"));
  }

  @Test
  void a_task_has_arguments_limits_and_a_result() {
    TaskState task =
        task(
            ",'Arguments':{'n':'{% $states.input.n %}'},"
                + "'TimeoutSeconds':'{% $states.input.n * 30 %}','HeartbeatSeconds':'{% 5 %}',"
                + "'Output':{'r':'{% $states.result.r %}','n':'{% $states.input.n %}'},"
                + "'Assign':{'all':'{% $states.result %}','one':1}");

    assertThat(task.taskInput(Asl.of(INPUT))).isEqualTo(Asl.json("{'n':2}"));
    assertThat(task.limits(Asl.of(INPUT)).timeout()).contains(Duration.ofMinutes(1));
    assertThat(task.limits(Asl.of(INPUT)).heartbeat()).contains(Duration.ofSeconds(5));
    Outcome outcome = task.outcome(Asl.json("{'r':[7]}"), Asl.of(INPUT));
    assertThat(outcome.output()).isEqualTo(Asl.json("{'r':[7],'n':2}"));
    assertThat(outcome.assigned().keySet()).containsExactly("all", "one");
    assertThat(outcome.assigned().get("all")).isEqualTo(Asl.json("{'r':[7]}"));
  }

  @Test
  void a_task_that_says_nothing_is_given_the_input_and_leaves_its_result() {
    assertThat(task("").taskInput(Asl.of(INPUT))).isSameAs(INPUT);
    assertThat(task("").outcome(Asl.json("1"), Asl.of(INPUT)).output()).isEqualTo(Asl.json("1"));
  }

  @Test
  void a_role_may_be_asked_for() {
    TaskState task =
        Asl.state(
            TaskState.class,
            jsonata(
                "Task",
                "'Resource':'arn:aws:states:::sqs:sendMessage','End':true,"
                    + "'Credentials':{'RoleArn':'{% $states.input.text %}'}"));
    assertThat(task.credentialsRoleArn(Asl.of(INPUT))).contains("T");
  }

  @Test
  void a_catcher_sees_the_error_output() {
    Catcher catcher =
        task(",'Catch':[{'ErrorEquals':['E'],'Next':'S',"
                + "'Output':'{% $states.errorOutput.Error & $states.input.text %}',"
                + "'Assign':{'cause':'{% $states.errorOutput.Cause %}'}}]")
            .catchers()
            .get(0);

    Outcome outcome = catcher.outcome(StateError.failed("E", "why"), Asl.of(INPUT));
    assertThat(outcome.output()).isEqualTo(Asl.json("'ET'"));
    assertThat(outcome.assigned().get("cause")).isEqualTo(Asl.json("'why'"));
  }

  @Test
  void a_catcher_that_says_nothing_leaves_the_error_output() {
    Catcher catcher = task(",'Catch':[{'ErrorEquals':['E'],'Next':'S'}]").catchers().get(0);

    assertThat(catcher.outcome(StateError.failed("E", null), Asl.of(INPUT)).output())
        .isEqualTo(Asl.json("{'Error':'E','Cause':null}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{% $states.input.n > 1 %} | A | 'rule' | [a]",
        "{% $states.input.n > 2 %} | B | 'default' | [b]",
      })
  void the_rule_that_holds_says_what_a_choice_leaves(
      String condition, String next, String output, String variables) {
    String rule =
        "{'Condition':'"
            + condition
            + "','Next':'A','Output':'rule','Assign':{'a':'{% $states.input.n %}'}}";
    String fields = ",'QueryLanguage':'JSONata','Default':'B','Output':'default','Assign':{'b':1}";

    ChoiceState.Choice chosen = Choices.choice(rule, fields).choose(Asl.of(INPUT));
    assertThat(chosen.next().state()).isEqualTo(next);
    assertThat(chosen.outcome().output()).isEqualTo(Asl.json(output));
    assertThat(chosen.outcome().assigned().keySet()).hasToString(variables);
  }

  @Test
  void a_condition_may_be_plain_and_a_rule_without_an_output_leaves_the_input() {
    ChoiceState choice =
        Choices.choice(
            "{'Condition':true,'Next':'A'}",
            ",'QueryLanguage':'JSONata','Default':'B','Output':'default'");
    assertThat(choice.choose(Asl.of(INPUT)).outcome().output()).isSameAs(INPUT);
  }

  @Test
  void error_and_cause_may_be_asked_for() {
    FailState fail =
        Asl.state(
            FailState.class, jsonata("Fail", "'Error':'{% $states.input.text %}','Cause':'plain'"));
    assertThat(fail.failure(Asl.of(INPUT))).isEqualTo(StateError.failed("T", "plain"));
  }

  @Test
  void branches_are_given_the_arguments() {
    ParallelState parallel =
        Asl.state(
            ParallelState.class,
            jsonata(
                "Parallel",
                "'Arguments':{'n':'{% $states.input.n %}'},'End':true,'Branches':[{'StartAt':'B',"
                    + "'States':{'B':{'Type':'Succeed'}}}],'Output':'{% $count($states.result) %}'"));
    assertThat(parallel.branchInput(Asl.of(INPUT))).isEqualTo(Asl.json("{'n':2}"));
    assertThat(parallel.outcome(Json.array().add(INPUT).add(INPUT), Asl.of(INPUT)).output())
        .isEqualTo(Asl.json("2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Items':'{% $states.input.list %}' | [1,2]",
        "'Items':[1,'{% $states.input.n %}'] | [1,2]",
        "'Items':[] | []",
      })
  void items_are_asked_for_or_listed(String items, String expected) {
    assertThat(map(items).items(Asl.of(INPUT))).isEqualTo(Asl.json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Comment':'' | Map state input must be an array but was:"
            + " {'n':2,'list':[1,2],'text':'T'}",
        "'Items':'{% 1 %}' | The JSONata expression '1' specified for the field 'Items' returned an"
            + " unexpected result type. Expected 'array', but was 'number' for value: 1",
        "'Items':'{% $none %}' | The JSONata expression '$none' specified for the field 'Items'"
            + " returned nothing (undefined).",
      })
  void items_that_are_none_end_the_state(String items, String problem) {
    assertThat(Asl.failure(() -> map(items).items(Asl.of(INPUT))))
        .isEqualTo(
            "States.QueryEvaluationError: "
                + problem.replace("{'n':2,'list':[1,2],'text':'T'}", Json.write(INPUT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Seconds':'{% $states.input.n %}' | PT2S",
        "'Seconds':7 | PT7S",
        "'Timestamp':'{% $fromMillis($millis() + 3000) %}' | PT2.75S",
        "'Timestamp':'2024-01-01T00:00:10Z' | PT9.75S",
      })
  void a_wait_lasts_as_long_as_asked_for(String fields, Duration lasts) {
    WaitState wait = Asl.state(WaitState.class, jsonata("Wait", fields + ",'End':true"));
    assertThat(Duration.between(Asl.NOW, wait.until(Asl.of(INPUT)))).isEqualTo(lasts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Seconds':'{% -1 %}' | The Seconds field has a negative value: -1",
        "'Seconds':'{% 1.5 %}' | The Seconds field cannot be parsed as a long value: 1.5",
        "'Seconds':'{% \"1\" %}' | The JSONata expression '\"1\"' specified for the field 'Seconds'"
            + " returned an unexpected result type. Expected 'number', but was 'string'"
            + " for value: \"1\"",
        "'Timestamp':'{% \"now\" %}' | The Timestamp field cannot be parsed as an ISO-8601 extended"
            + " offset date-time format string: now",
        "'Timestamp':'{% 1 %}' | The JSONata expression '1' specified for the field 'Timestamp'"
            + " returned an unexpected result type. Expected 'string', but was 'number'"
            + " for value: 1",
      })
  void a_wait_without_an_end_ends_the_state(String fields, String problem) {
    String raw = fields.replace("\"", "\\\"");
    WaitState wait =
        (WaitState)
            Definition.parse(
                    Asl.quoted(Asl.machine(jsonata("Wait", raw + ",'End':true"))), Asl.STANDARD)
                .flow()
                .state("S");
    assertThat(Asl.failure(() -> wait.until(Asl.of(INPUT))))
        .isEqualTo("States.QueryEvaluationError: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'Pass','End':true,'Result':1 | The QueryLanguage is set to 'JSONata', but field"
            + " 'Result' is only supported for the 'JSONPath' QueryLanguage at /States/S",
        "'Type':'Pass','End':true,'ItemsPath':'$' | Field 'ItemsPath' is not supported"
            + " at /States/S",
        "'Type':'Wait','End':true,'SecondsPath':'$.a' | The QueryLanguage is set to 'JSONata',"
            + " but field 'SecondsPath' is only supported for the 'JSONPath' QueryLanguage"
            + " at /States/S, This object should have only one of the following fields:"
            + " [Seconds, Timestamp] at /States/S",
        "'Type':'Wait','End':true,'Seconds':'5' | Expected value of type Integer"
            + " at /States/S/Seconds",
        "'Type':'Fail','ErrorPath':'$.a' | The QueryLanguage is set to 'JSONata', but field"
            + " 'ErrorPath' is only supported for the 'JSONPath' QueryLanguage at /States/S",
        "'Type':'Pass','End':true,'Assign':{'states':1} | The variable name 'states' is reserved"
            + " at /States/S/Assign",
        "'Type':'Pass','End':true,'Assign':{'a.$':1} | The variable name 'a.$' is not a valid"
            + " identifier of at most 80 characters at /States/S/Assign",
      })
  void what_cannot_be_in_jsonata_is_refused(String fields, String refusal) {
    assertThat(Asl.refusalOf("{'QueryLanguage':'JSONata'," + fields + "}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: "
                + refusal.replace(", This", ", SCHEMA_VALIDATION_FAILED: This"));
  }

  private static MapState map(String fields) {
    return Asl.state(
        MapState.class,
        jsonata(
            "Map",
            fields
                + ",'End':true,'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Succeed'}}}"));
  }

  private static TaskState task(String fields) {
    return Asl.task(",'QueryLanguage':'JSONata'" + fields);
  }

  private static String jsonata(String type, String fields) {
    return "{'Type':'" + type + "','QueryLanguage':'JSONata'," + fields + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a[1,2) | INVALID_JSONATA_EXPRESSION: Expected \"]\", got \",\"",
        ") | INVALID_JSONATA_EXPRESSION: The symbol \")\" cannot be used as a unary operator",
        "1 + | INVALID_JSONATA_EXPRESSION: Unexpected end of expression",
        "phone | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not"
            + " supported.",
        "1 + phone.home | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is"
            + " not supported.",
        "$map($v, function($x) { b }) | UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'b' at the top"
            + " level is not supported.",
        "$$.a | UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported.",
        "$states.errorOutput.Error | UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput'"
            + " does not exist.",
      })
  void expressions_that_cannot_be_are_refused(String expression, String refusal) {
    String machine =
        """
        {"StartAt": "S", "States": {"S": {"QueryLanguage": "JSONata", "Type": "Pass", "End": true,
          "Output": {"a": ["{%% %s %%}"]}}}}
        """
            .formatted(expression);
    assertThat(Asl.refusal(machine)).isEqualTo(refusal + " at /States/S/Output/a[0]");
  }
}
