package dev.holter.internal.asl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTaskTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'ApiEndpoint':'e','Method':'GET','Authentication':{'ConnectionArn':'c'}}       |
          {'ApiEndpoint.$':'$.e','Method':'PUT','InvocationConfig':{'ConnectionArn.$':'$.c'}} |
          {'Method':'GET','Authentication':{'ConnectionArn':'c'}} | SCHEMA_VALIDATION_FAILED: The field 'ApiEndpoint' is required but was missing at /States/T/Parameters
          {'ApiEndpoint':'e','Authentication':{'ConnectionArn':'c'}} | SCHEMA_VALIDATION_FAILED: The field 'Method' is required but was missing at /States/T/Parameters
          {'ApiEndpoint':'e','Method':'GET'} | SCHEMA_VALIDATION_FAILED: The field 'Authentication' is required but was missing at /States/T/Parameters
          {'ApiEndpoint':'e','Method':'GET','Authentication':{}} | SCHEMA_VALIDATION_FAILED: The field 'ConnectionArn' is required but was missing at /States/T/Parameters/Authentication
          {'ApiEndpoint':'e','Method':'LOOK','Authentication':{'ConnectionArn':'c'}} | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [GET, POST, PUT, DELETE, PATCH, OPTIONS, HEAD] at /States/T/Parameters/Method
          """)
  void an_endpoint_a_method_and_a_connection_are_required(String parameters, String problem) {
    assertThat(
            Asl.refusal(
                "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':"
                    + "'arn:aws:states:::http:invoke','End':true,'Parameters':"
                    + parameters
                    + "}}}"))
        .isEqualTo(problem == null ? "accepted" : problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '{% $a %}' |
          {'ApiEndpoint':'{% $a %}','Method':'{% $m %}','Authentication':'{% $x %}'} |
          {'Method':'{% $m %}','Authentication':'{% $x %}'} | SCHEMA_VALIDATION_FAILED: The field 'ApiEndpoint' is required but was missing at /States/T/Arguments
          """)
  void so_are_they_in_jsonata_as_far_as_they_are_written_out(String arguments, String problem) {
    assertThat(
            Asl.refusal(
                "{'QueryLanguage':'JSONata','StartAt':'T','States':{'T':{'Type':'Task','Resource':"
                    + "'arn:aws:states:::http:invoke','End':true,'Arguments':"
                    + arguments
                    + "}}}"))
        .isEqualTo(problem == null ? "accepted" : problem);
  }
}
