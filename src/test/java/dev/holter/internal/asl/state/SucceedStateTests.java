package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;

class SucceedStateTests {

  @Test
  void hands_on_what_its_paths_select_and_ends() {
    SucceedState succeed =
        Asl.state(SucceedState.class, "{'Type':'Succeed','InputPath':'$.a','OutputPath':'$.b'}");

    assertThat(succeed.outcome(Asl.of(Asl.json("{'a':{'b':[1]}}"))).output())
        .isEqualTo(Asl.json("[1]"));
    assertThat(succeed.transition()).isEqualTo(new Transition.End());
    assertThat(succeed.type()).isEqualTo("Succeed");
  }

  @Test
  void fails_if_a_path_leads_nowhere() {
    SucceedState succeed = Asl.state(SucceedState.class, "{'Type':'Succeed','OutputPath':'$.b'}");

    assertThat(Asl.failure(() -> succeed.outcome(Asl.of(Asl.json("{}"))).output()))
        .isEqualTo("States.Runtime: Invalid path '$.b' : No results for path: $['b']");
  }

  @Test
  void takes_no_parameters() {
    assertThat(Asl.refusalOf("{'Type':'Succeed','Parameters':{}}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: Field 'Parameters' is not supported at /States/S");
  }
}
