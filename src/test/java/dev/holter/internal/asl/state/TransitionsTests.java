package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsTests {

  private static final String MISSING = "MISSING_TRANSITION_TARGET: ";

  @Test
  void a_start_that_does_not_exist_leaves_every_state_out_of_reach() {
    assertThat(Asl.refusal("{'StartAt':'Not sure','States':{'One':{'Type':'Succeed'}}}"))
        .isEqualTo(
            MISSING
                + "Missing 'Next' target: Not sure at /StartAt, "
                + MISSING
                + "State \"One\" is not reachable. at /States/One");
  }

  @Test
  void a_missing_target_and_a_state_that_nothing_leads_to_are_both_named() {
    assertThat(
            Asl.refusal(
                "{'StartAt':'pass1','States':{'pass1':{'Type':'Pass','Next':'pass3'},"
                    + "'pass2':{'Type':'Pass','End':true}}}"))
        .isEqualTo(
            MISSING
                + "Missing 'Next' target: pass3 at /States/pass1/Next, "
                + MISSING
                + "State \"pass2\" is not reachable. at /States/pass2");
  }

  @Test
  void a_loop_has_no_end() {
    assertThat(
            Asl.refusal(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'},"
                    + "'B':{'Type':'Pass','Next':'A'},'C':{'Type':'Pass','Next':'A'}}}"))
        .isEqualTo("MISSING_END_STATE: Workflow has no terminal state at null");
  }

  @Test
  void a_missing_target_is_named_before_the_missing_end() {
    assertThat(Asl.refusal(Asl.machine("{'Type':'Pass','Next':'NOPE'}")))
        .isEqualTo(
            MISSING
                + "Missing 'Next' target: NOPE at /States/S/Next,"
                + " MISSING_END_STATE: Workflow has no terminal state at null");
  }

  @Test
  void a_catcher_leads_somewhere_too() {
    String task = "{'Type':'Task','Resource':'" + Asl.ACTIVITY + "','End':true,'Catch':[";

    assertThat(
            Asl.refusal(
                Asl.machine(
                    task
                        + "{'ErrorEquals':['A'],'Next':'S'},"
                        + "{'ErrorEquals':['States.ALL'],'Next':'X'}]}")))
        .isEqualTo(MISSING + "Missing 'Next' target: X at /States/S/Catch[1]/Next");
    assertThat(
            Asl.refusal(
                "{'StartAt':'S','States':{'S':"
                    + task
                    + "{'ErrorEquals':['A'],'Next':'X'}]},'X':{'Type':'Fail'}}}"))
        .isEqualTo("accepted");
  }

  // Reported for all places: the text says Next wherever the name stands.
  @Test
  void each_rule_and_the_default_of_a_choice_lead_somewhere_too() {
    String rule = "{'Variable':'$.a','IsNull':true,'Next':";

    assertThat(
            Asl.refusal(
                "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':["
                    + rule
                    + "'A'},"
                    + rule
                    + "'X'}],'Default':'Y'},'A':{'Type':'Succeed'},'B':{'Type':'Succeed'}}}"))
        .isEqualTo(
            MISSING
                + "Missing 'Next' target: X at /States/C/Choices[1]/Next, "
                + MISSING
                + "Missing 'Next' target: Y at /States/C/Default, "
                + MISSING
                + "State \"B\" is not reachable. at /States/B");
    assertThat(
            Asl.refusal(
                "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':["
                    + rule
                    + "'A'}],'Default':'B'},'A':{'Type':'Pass','Next':'C'},'B':{'Type':'Fail'}}}"))
        .isEqualTo("accepted");
  }

  @Test
  void a_choice_is_no_end() {
    assertThat(
            Asl.refusal(
                Asl.machine(
                    "{'Type':'Choice','Choices':"
                        + "[{'Variable':'$.a','IsNull':true,'Next':'S'}]}")))
        .isEqualTo("MISSING_END_STATE: Workflow has no terminal state at null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'Type':'Pass'}"
            + " | This object should have only one of the following fields: [Next, End]"
            + " at /States/S",
        "{'Type':'Pass','End':false}"
            + " | This object should have only one of the following fields: [Next, End]"
            + " at /States/S",
        "{'Type':'Pass','End':true,'Next':'S'}"
            + " | There should only be one of the following fields: [Next, End] at /States/S",
        "{'Type':'Pass','End':'true'} | Expected value of type Boolean at /States/S/End,"
            + " SCHEMA_VALIDATION_FAILED: This object should have only one of the following"
            + " fields: [Next, End] at /States/S",
        "{'Type':'Pass','Next':null} | Expected value of type String at /States/S/Next",
        "{'Type':'Succeed','End':true} | Field 'End' is not supported at /States/S",
        "{'Type':'Fail','Next':'S'} | Field 'Next' is not supported at /States/S",
      })
  void a_state_goes_on_or_ends(String state, String refusal) {
    assertThat(Asl.refusalOf(state)).isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @Test
  void an_end_of_false_beside_next_means_nothing() {
    assertThat(
            Asl.refusal(
                "{'StartAt':'A','States':{'A':{'Type':'Pass','End':false,'Next':'B'},"
                    + "'B':{'Type':'Succeed'}}}"))
        .isEqualTo("accepted");
  }
}
