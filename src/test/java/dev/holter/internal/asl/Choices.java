package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.state.ChoiceState;

/** Short ways to Choice states; texts may use ' where JSON has ". */
public final class Choices {

  private Choices() {}

  /** Returns whether a test of {@code $.value} holds. */
  public static boolean holds(String test, JsonNode input) {
    return chosen("{'Variable':'$.value'," + test + ",'Next':'A'}", ",'Default':'B'", input)
        .equals("A");
  }

  /** Returns the name of the state that a Choice state with these rules goes on with. */
  public static String chosen(String rules, String fields, JsonNode input) {
    return choice(rules, fields).choose(Asl.of(input)).next().state();
  }

  public static ChoiceState choice(String rules, String fields) {
    return (ChoiceState) Asl.definition(machine(rules, fields)).flow().state("S");
  }

  /** Returns why a Choice state with these rules is refused. */
  public static String refusal(String rules, String fields) {
    return Asl.refusal(machine(rules, fields));
  }

  // Catchers of a task keep A and B in reach whatever the rules name.
  private static String machine(String rules, String fields) {
    return "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'"
        + Asl.ACTIVITY
        + "','Next':'S','Catch':[{'ErrorEquals':['A'],'Next':'A'},"
        + "{'ErrorEquals':['B'],'Next':'B'}]},"
        + "'S':{'Type':'Choice','Choices':["
        + rules
        + "]"
        + fields
        + "},'A':{'Type':'Succeed'},'B':{'Type':'Succeed'}}}";
  }
}
