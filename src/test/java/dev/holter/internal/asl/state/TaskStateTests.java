package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStateTests {

  @Test
  void knows_its_resource_and_what_follows() {
    TaskState task = Asl.task("");

    assertThat(task.name()).isEqualTo("S");
    assertThat(task.type()).isEqualTo("Task");
    assertThat(task.transition()).isEqualTo(new Transition.End());
    assertThat(task.resource())
        .isEqualTo(new Resource.Activity(Asl.ACTIVITY, "us-east-1", "123456789012", "work"));
    assertThat(task.retriers()).isEmpty();
    assertThat(task.catchers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | {'a':1} | {'a':1}",
        ",'InputPath':'$.a' | {'a':1} | 1",
        ",'InputPath':null | {'a':1} | {}",
        ",'InputPath':'$$.Execution' | {'a':1} | {'Name':'run-1'}",
        ",'Parameters':{'n.$':'$.a','s':{'run.$':'$$.Execution.Name'}} | {'a':1}"
            + " | {'n':1,'s':{'run':'run-1'}}",
        ",'InputPath':'$.a','Parameters':{'all.$':'$'} | {'a':{'b':1.50}} | {'all':{'b':1.50}}",
      })
  void the_task_is_given_what_input_path_and_parameters_make(
      String fields, String input, String given) {
    assertThat(Json.write(Asl.task(fields).taskInput(Asl.of(Asl.json(input)))))
        .isEqualTo(Asl.quoted(given));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | {'r':1} | {'r':1}",
        ",'ResultPath':null | {'r':1} | {'in':0}",
        ",'ResultPath':'$.out.deep' | {'r':1} | {'in':0,'out':{'deep':{'r':1}}}",
        ",'ResultPath':'$.in' | 5 | {'in':5}",
        ",'ResultSelector':{'x.$':'$.r','run.$':'$$.Execution.Name'} | {'r':1}"
            + " | {'x':1,'run':'run-1'}",
        ",'ResultSelector':{'x.$':'$.r'},'ResultPath':'$.o','OutputPath':'$.o.x' | {'r':1} | 1",
        ",'OutputPath':null | {'r':1} | {}",
        ",'InputPath':'$.none','ResultPath':'$.o' | 1 | {'in':0,'o':1}",
        "`` | 'text' | 'text'",
        "`` | null | null",
      })
  void the_output_is_made_of_input_and_result(String fields, String result, String output) {
    TaskState task = Asl.task(fields);

    assertThat(Json.write(task.outcome(Asl.json(result), Asl.of(Asl.json("{'in':0}"))).output()))
        .isEqualTo(Asl.quoted(output));
  }

  @Test
  void output_paths_that_lead_nowhere_fail() {
    TaskState task = Asl.task(",'OutputPath':'$.no'");

    assertThat(Asl.failure(() -> task.outcome(Asl.json("{}"), Asl.of(Asl.json("{}"))).output()))
        .isEqualTo("States.Runtime: Invalid path '$.no' : No results for path: $['no']");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | |",
        ",'TimeoutSeconds':300 | PT5M |",
        ",'HeartbeatSeconds':60 | | PT1M",
        ",'TimeoutSeconds':300,'HeartbeatSeconds':60 | PT5M | PT1M",
        ",'TimeoutSecondsPath':'$.t','HeartbeatSecondsPath':'$.h' | PT20S | PT10S",
        ",'InputPath':'$.in','TimeoutSecondsPath':'$.t' | PT7S |",
      })
  void limits_are_plain_or_read_from_the_input(
      String fields,
      @org.jspecify.annotations.Nullable Duration timeout,
      @org.jspecify.annotations.Nullable Duration heartbeat) {
    assertThat(Asl.task(fields).limits(Asl.of(Asl.json("{'t':20,'h':10,'in':{'t':7}}"))))
        .isEqualTo(new TaskLimits(Optional.ofNullable(timeout), Optional.ofNullable(heartbeat)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | Invalid path '$.t' : No results for path: $['t']",
        "{'t':5,'h':5} | HeartbeatSeconds (5) must be less than TimeoutSeconds (5).",
      })
  void limits_that_cannot_be_fail(String input, String detail) {
    TaskState task = Asl.task(",'TimeoutSecondsPath':'$.t','HeartbeatSecondsPath':'$.h'");

    assertThat(Asl.failure(() -> task.limits(Asl.of(Asl.json(input)))))
        .isEqualTo("States.Runtime: " + detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'Timeout':1 | Field 'Timeout' is not supported at /States/S",
        ",'TimeoutSeconds':0 | Minimum value is 1 at /States/S/TimeoutSeconds",
        ",'TimeoutSeconds':1.5 | Expected value of type Integer at /States/S/TimeoutSeconds",
        ",'HeartbeatSeconds':-1 | Minimum value is 1 at /States/S/HeartbeatSeconds",
        ",'HeartbeatSeconds':100000000 | Maximum value is 99999999 at /States/S/HeartbeatSeconds",
        ",'TimeoutSeconds':5,'HeartbeatSeconds':5 | The field 'HeartbeatSeconds' should be less"
            + " than 'TimeoutSeconds' at /States/S/HeartbeatSeconds",
        ",'TimeoutSeconds':5,'TimeoutSecondsPath':'$.t' | There should only be one of the"
            + " following fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/S",
        ",'HeartbeatSeconds':5,'HeartbeatSecondsPath':'$.t' | There should only be one of the"
            + " following fields: [HeartbeatSeconds, HeartbeatSecondsPath] at /States/S",
        ",'HeartbeatSecondsPath':5"
            + " | Expected value of type String at /States/S/HeartbeatSecondsPath",
        ",'ResultPath':'$.a[*]' | Value is not a Reference Path: Reference path can not contain"
            + " '[*]' at /States/S/ResultPath",
        ",'Retry':{} | Expected value of type Array at /States/S/Retry",
        ",'Catch':[1] | Expected value of type Object at /States/S/Catch[0]",
        ",'Parameters':{'x.$':'y'} | The value for the field 'x.$' must be a valid JSONPath or a"
            + " valid intrinsic function call at /States/S/Parameters",
      })
  void a_task_that_cannot_be_is_refused(String fields, String refusal) {
    assertThat(Asl.refusalOfTask(fields)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @Test
  void a_task_needs_a_resource() {
    assertThat(Asl.refusalOf("{'Type':'Task','End':true}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/S");
  }

  @Test
  void empty_lists_of_retriers_and_catchers_are_fine() {
    assertThat(Asl.task(",'Retry':[],'Catch':[]").retriers()).isEmpty();
  }
}
