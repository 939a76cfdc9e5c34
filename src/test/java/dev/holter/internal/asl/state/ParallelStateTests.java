package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelStateTests {

  @Test
  void reads_its_branches_in_order() {
    ParallelState state =
        Asl.state(
            ParallelState.class,
            "{'Type':'Parallel','End':true,'Branches':["
                + "{'StartAt':'A','States':{'A':{'Type':'Succeed'}}},"
                + "{'Comment':'c','StartAt':'B','States':{'B':{'Type':'Succeed'}}}]}");

    assertThat(state.flows()).extracting(Flow::startAt).containsExactly("A", "B");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " | These fields are required: [Branches] at /States/S",
        ",'Branches':{} | Expected value of type Array at /States/S/Branches",
        ",'Branches':[] | Value cannot be empty at /States/S/Branches",
        ",'Branches':[1] | Expected value of type Object at /States/S/Branches[0]",
        ",'Branches':[{'StartAt':'A','States':{'A':{'Type':'Succeed'}},'Next':'B'}]"
            + " | Field 'Next' is not supported at /States/S/Branches[0]",
        ",'Branches':[{'StartAt':'A','States':{'A':{'Type':'Succeed'}}},{'StartAt':'B',"
            + "'States':{'B':{'Type':'x'}}}]"
            + " | The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed,"
            + " Fail, Choice, Parallel, Map] at /States/S/Branches[1]/States/B/Type",
      })
  void is_refused_if_its_fields_are_wrong(String fields, String message) {
    assertThat(
            Asl.refusalOf("{'Type':'Parallel','End':true" + (fields == null ? "" : fields) + "}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + message);
  }

  /** Measured: the service looks for one in the whole state machine only. */
  @Test
  void a_branch_may_be_without_an_end() {
    assertThat(
            Asl.refusal(
                Asl.machine(
                    "{'Type':'Parallel','End':true,'Branches':[{'StartAt':'A','States':"
                        + "{'A':{'Type':'Pass','Next':'A'}}}]}")))
        .isEqualTo("accepted");
  }
}
