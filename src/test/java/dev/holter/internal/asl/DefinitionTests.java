package dev.holter.internal.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.Transition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DefinitionTests {

  private static final String TEXT =
      Asl.quoted(
          "{ 'Comment':'two steps', 'StartAt':'Second', 'TimeoutSeconds':90, 'Version':'1.0',\n"
              + "'States':{'Last':{'Type':'Succeed'},'Second':{'Type':'Pass','Next':'Last'}}}");

  @Test
  void keeps_its_text_comment_timeout_and_the_order_of_its_states() {
    Definition definition = Definition.parse(TEXT, Asl.STANDARD);

    assertThat(definition.text()).isEqualTo(TEXT);
    assertThat(definition.comment()).isEqualTo("two steps");
    assertThat(definition.flow().startAt()).isEqualTo("Second");
    assertThat(definition.timeout()).contains(Duration.ofSeconds(90));
    assertThat(definition.flow().states().keySet()).containsExactly("Last", "Second");
    assertThat(definition.flow().state("Second"))
        .isInstanceOf(PassState.class)
        .satisfies(state -> assertThat(state.type()).isEqualTo("Pass"))
        .satisfies(state -> assertThat(state.transition()).isEqualTo(new Transition.Next("Last")));
  }

  @Test
  void may_leave_out_comment_and_timeout() {
    Definition definition = Asl.definition(Asl.machine("{'Type':'Succeed'}"));

    assertThat(definition.comment()).isNull();
    assertThat(definition.timeout()).isEmpty();
  }

  @Test
  void knows_no_state_that_it_does_not_list() {
    Definition definition = Definition.parse(TEXT, Asl.STANDARD);

    assertThatThrownBy(() -> definition.flow().state("Third"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the definition has no state [Third]");
  }

  @Test
  void cannot_be_changed_through_its_states() {
    Definition definition = Definition.parse(TEXT, Asl.STANDARD);

    assertThatThrownBy(() -> definition.flow().states().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
