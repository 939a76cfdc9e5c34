package dev.holter.internal.asl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.state.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTests {

  private static final String CALL =
      "{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','End':true,'Credentials':";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'RoleArn':'arn:role'",
        "'RoleArn.$':'$.role'",
        "'RoleArn.$':'$$.Role'",
        "'RoleArn.$':'States.Format($.role)'"
      })
  void the_role_is_plain_or_read_from_input_or_context(String role) {
    TaskState task = Asl.state(TaskState.class, CALL + "{" + role + "}}");

    assertThat(
            task.credentialsRoleArn(Asl.of(Asl.json("{'role':'arn:role'}"), "{'Role':'arn:role'}")))
        .contains("arn:role");
  }

  @Test
  void without_credentials_there_is_no_role() {
    assertThat(Asl.task("").credentialsRoleArn(Asl.of(Asl.json("{}")))).isEmpty();
  }

  @Test
  void a_role_that_is_no_text_fails() {
    TaskState task = Asl.state(TaskState.class, CALL + "{'RoleArn.$':'$.role'}}");

    assertThat(Asl.failure(() -> task.credentialsRoleArn(Asl.of(Asl.json("{'role':5}")))))
        .isEqualTo(
            "States.Runtime: The value for the field 'RoleArn.$' must be a string,"
                + " but '$.role' is 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | The field 'RoleArn' is required but was missing at /States/S/Credentials",
        "{'Role':'x'} | The field 'RoleArn' is required but was missing at /States/S/Credentials",
        "{'RoleArn':5} | Expected value of type String at /States/S/Credentials/RoleArn",
        "5 | Expected value of type Object at /States/S/Credentials",
      })
  void credentials_without_a_role_are_refused(String credentials, String refusal) {
    assertThat(Asl.refusalOf(CALL + credentials + "}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  @Test
  void activities_take_no_credentials() {
    assertThat(Asl.refusalOfTask(",'Credentials':{'RoleArn':'arn:role'}"))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The field 'Credentials' is not supported for activities"
                + " at /States/S/Credentials");
  }
}
