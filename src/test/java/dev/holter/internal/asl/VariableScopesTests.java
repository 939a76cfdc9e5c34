package dev.holter.internal.asl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariableScopesTests {
  @Test
  void what_is_set_outside_cannot_be_set_inside() {
    assertThat(refusal("'Assign':{'x':1},", inner("A", "'x.$':'$'"), inner("B", "'y':1")))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The variable 'x' is already assigned in an outer scope"
                + " at /States/S/Branches[0]/States/A/Assign");
  }

  @Test
  void catchers_of_a_state_set_once_all_inside_of_it_has_ended() {
    String catcher = "'Catch':[{'ErrorEquals':['E'],'Next':'S','Assign':{'y':1}}],";
    assertThat(refusal(catcher, inner("A", "'x':1"), inner("B", "'y':1"))).isEqualTo("accepted");
  }

  @Test
  void catchers_of_a_state_that_sets_the_same_itself_do_not() {
    String both = "'Assign':{'y':2},'Catch':[{'ErrorEquals':['E'],'Next':'S','Assign':{'y':1}}],";
    assertThat(refusal(both, inner("A", "'x':1"), inner("B", "'y':1")))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The variable 'y' is already assigned in an outer scope"
                + " at /States/S/Branches[1]/States/B/Assign");
  }

  @Test
  void branches_have_scopes_of_their_own() {
    assertThat(refusal("", inner("A", "'x':1"), inner("B", "'x':1"))).isEqualTo("accepted");
  }

  @Test
  void iterations_are_inside_too() {
    assertThat(
            Asl.refusalOf(
                "{'Type':'Map','End':true,'Assign':{'x':1},'ItemProcessor':"
                    + inner("A", "'x':1")
                    + "}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The variable 'x' is already assigned in an outer scope"
                + " at /States/S/ItemProcessor/States/A/Assign");
  }

  private static String inner(String state, String assign) {
    return "{'StartAt':'"
        + state
        + "','States':{'"
        + state
        + "':{'Type':'Pass','End':true,'Assign':{"
        + assign
        + "}}}}";
  }

  private static String refusal(String fields, String first, String second) {
    return Asl.refusalOf(
        "{'Type':'Parallel','End':true," + fields + "'Branches':[" + first + "," + second + "]}");
  }
}
