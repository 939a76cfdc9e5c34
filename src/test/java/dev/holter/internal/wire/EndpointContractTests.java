package dev.holter.internal.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

/** What a client sees is the same through both doors. */
class EndpointContractTests {

  private static final String BEAT = "AWSStepFunctions.SendTaskHeartbeat";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Transport.Raw call(Transport transport, String target, String body) {
    return transport.send(
        rig.lease, SdkHttpMethod.POST, "/", target, body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_has_the_status_headers_and_body_of_aws(Transport transport) {
    Transport.Raw answer = call(transport, BEAT, "{\"taskToken\":\"t\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers())
        .containsEntry("x-amzn-RequestId", "request-1")
        .containsEntry("Date", "Mon, 1 Jan 2024 00:00:00 GMT")
        .containsEntry("Content-Type", "application/x-amz-json-1.0")
        .containsEntry("Content-Length", "2")
        .hasSize(4);
    assertThat(answer.body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @EnumSource
  void absent_members_are_omitted_and_timestamps_are_epoch_seconds(Transport transport) {
    rig.service.on(
        DescribeExecutionRequest.class,
        request ->
            DescribeExecutionResponse.builder()
                .executionArn(request.executionArn())
                .status(ExecutionStatus.RUNNING)
                .startDate(Instant.parse("2023-06-30T15:35:39.042Z"))
                .inputDetails(d -> d.included(true))
                .build());

    Transport.Raw answer =
        call(transport, "AWSStepFunctions.DescribeExecution", "{\"executionArn\":\"e\"}");

    assertThat(answer.body())
        .isEqualTo(
            """
            {"executionArn":"e","status":"RUNNING","startDate":1688139339.042,\
            "inputDetails":{"included":true}}\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void a_modelled_error_arrives_as_its_exception(Transport transport) {
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          throw TaskTimedOutException.builder()
              .awsErrorDetails(details("TaskTimedOut", "Task Timed Out: 'gone'"))
              .build();
        });

    TaskTimedOutException failure =
        catchThrowableOfType(
            TaskTimedOutException.class,
            () -> transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("Task Timed Out: 'gone'");
    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("TaskTimedOut");
    assertThat(failure.statusCode()).isEqualTo(400);
    assertThat(failure.requestId()).isEqualTo("request-1");
  }

  @ParameterizedTest
  @EnumSource
  void an_error_carries_its_further_members_and_status(Transport transport) {
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          throw ValidationException.builder()
              .reason(ValidationExceptionReason.MISSING_REQUIRED_PARAMETER)
              .statusCode(409)
              .awsErrorDetails(details("ValidationException", "no"))
              .build();
        });

    Transport.Raw answer = call(transport, BEAT, "{\"taskToken\":\"t\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"__type":"ValidationException","message":"no",\
            "reason":"MISSING_REQUIRED_PARAMETER"}\
            """);
  }

  @ParameterizedTest
  @EnumSource
  void a_target_that_is_missing_or_unknown_is_an_unknown_operation(Transport transport) {
    String expected = "{\"__type\":\"UnknownOperationException\"}";

    for (String target :
        new String[] {
          "",
          "AWSStepFunctions.",
          "AWSStepFunctions.Sfn",
          "AWSStepFunctions.sendTaskHeartbeat",
          "AWSStepFunctions.SENDTASKHEARTBEAT",
          "DynamoDB_20120810.ListTables"
        }) {
      Transport.Raw answer = call(transport, target, "{}");
      assertThat(answer.status()).as(target).isEqualTo(400);
      assertThat(answer.body()).as(target).isEqualTo(expected);
    }
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void another_method_or_path_is_an_unknown_operation(Transport transport) {
    byte[] none = new byte[0];

    Transport.Raw get = transport.send(rig.lease, SdkHttpMethod.GET, "/", BEAT, none);
    Transport.Raw elsewhere = transport.send(rig.lease, SdkHttpMethod.POST, "/x", BEAT, none);

    assertThat(get.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    assertThat(elsewhere)
        .isEqualTo(new Transport.Raw(get.status(), elsewhere.headers(), get.body()));
    assertThat(get.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void a_body_that_is_not_a_json_object_is_a_serialization_error(Transport transport) {
    for (String body : new String[] {"{", "[]", "nonsense", "\"t\"", "{\"taskToken\":\"t\"} x"}) {
      Transport.Raw answer = call(transport, BEAT, body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.body()).as(body).isEqualTo("{\"__type\":\"SerializationException\"}");
    }
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_member_of_the_wrong_type_is_a_serialization_error_in_the_words_of_aws(
      Transport transport) {
    assertThat(call(transport, BEAT, "{\"taskToken\":1}").body())
        .isEqualTo(serialization("NUMBER_VALUE can not be converted to a String"));
    assertThat(call(transport, BEAT, "{\"taskToken\":true}").body())
        .isEqualTo(serialization("TRUE_VALUE can not be converted to a String"));
    assertThat(call(transport, BEAT, "{\"taskToken\":{}}").body())
        .isEqualTo(serialization("Start of structure or map found where not expected."));
    assertThat(call(transport, BEAT, "{\"taskToken\":[]}").body())
        .isEqualTo(serialization("Start of list found where not expected"));
    assertThat(call(transport, "AWSStepFunctions.ListActivities", "{\"maxResults\":\"1\"}").body())
        .isEqualTo(serialization("STRING_VALUE can not be converted to an Integer"));
    assertThat(call(transport, "AWSStepFunctions.CreateActivity", "{\"tags\":1}").body())
        .isEqualTo(serialization("Expected list or null"));
    assertThat(
            call(
                    transport,
                    "AWSStepFunctions.CreateActivity",
                    "{\"encryptionConfiguration\":\"x\"}")
                .body())
        .isEqualTo(serialization("Expected null"));
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_body_above_a_megabyte_is_refused_and_one_of_a_megabyte_is_not(Transport transport) {
    String frame = "{\"taskToken\":\"\"}";
    String fits = "t".repeat(AwsJsonService.BODY_LIMIT - frame.length());

    Transport.Raw large = call(transport, BEAT, "{\"taskToken\":\"" + fits + "t\"}");

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.body())
        .isEqualTo(
            """
            {"__type":"RequestEntityTooLargeException",\
            "message":"Request size exceeded 1048576 bytes"}\
            """);
    assertThat(rig.service.served).isEmpty();
    assertThat(call(transport, BEAT, "{\"taskToken\":\"" + fits + "\"}").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @EnumSource
  void unknown_members_and_nulls_are_ignored(Transport transport) {
    call(transport, BEAT, "{\"other\":{\"a\":[1]},\"taskToken\":null}");

    assertThat(rig.service.served).containsExactly(SendTaskHeartbeatRequest.builder().build());
  }

  @ParameterizedTest
  @EnumSource
  void text_beyond_ascii_arrives_unchanged(Transport transport) {
    transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("grüße \u0000 😀 %s"));

    assertThat(rig.service.served)
        .containsExactly(
            SendTaskHeartbeatRequest.builder().taskToken("grüße \u0000 😀 %s").build());
  }

  @ParameterizedTest
  @EnumSource
  void a_stub_of_the_user_comes_before_the_fake(Transport transport) {
    rig.lease
        .wireMock()
        .register(
            post(urlEqualTo("/"))
                .withRequestBody(matchingJsonPath("$.taskToken", equalTo("stubbed")))
                .willReturn(
                    aResponse()
                        .withStatus(400)
                        .withBody("{\"__type\":\"TaskTimedOut\",\"message\":\"by stub\"}")));
    SfnClient client = transport.client(rig.lease);

    TaskTimedOutException failure =
        catchThrowableOfType(
            TaskTimedOutException.class,
            () -> client.sendTaskHeartbeat(r -> r.taskToken("stubbed")));
    client.sendTaskHeartbeat(r -> r.taskToken("other"));

    assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("by stub");
    assertThat(rig.service.served).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_request_journal_verifies_beats(Transport transport) {
    SfnClient client = transport.client(rig.lease);
    IntStream.range(0, 3).forEach(n -> client.sendTaskHeartbeat(r -> r.taskToken("t" + n)));
    client.listActivities();

    rig.lease
        .wireMock()
        .verifyThat(3, postRequestedFor(urlEqualTo("/")).withHeader("X-Amz-Target", equalTo(BEAT)));
    rig.lease
        .wireMock()
        .verifyThat(
            1,
            postRequestedFor(urlEqualTo("/"))
                .withRequestBody(matchingJsonPath("$.taskToken", equalTo("t1"))));
  }

  @ParameterizedTest
  @EnumSource
  void the_fake_stays_behind_the_stubs_whatever_is_reset(Transport transport) {
    SfnClient client = transport.client(rig.lease);

    rig.lease.wireMock().resetMappings();
    client.sendTaskHeartbeat(r -> r.taskToken("1"));
    rig.lease.wireMock().resetToDefaultMappings();
    client.sendTaskHeartbeat(r -> r.taskToken("2"));
    rig.lease.wireMock().removeMappings();
    client.sendTaskHeartbeat(r -> r.taskToken("3"));

    assertThat(rig.service.served).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void delays_of_stubs_pass_in_virtual_time(Transport transport) {
    rig.lease
        .wireMock()
        .register(
            post(urlEqualTo("/")).willReturn(aResponse().withBody("{}").withFixedDelay(3_600_000)));

    transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t"));
    rig.lease
        .wireMock()
        .register(
            post(urlEqualTo("/"))
                .willReturn(aResponse().withBody("{}").withChunkedDribbleDelay(2, 60_000)));
    transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.time.sleeps).containsExactly(Duration.ofHours(1), Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @EnumSource
  void a_delay_for_all_stubs_holds_for_the_fake_too(Transport transport) {
    rig.lease.wireMock().setGlobalFixedDelayVariable(5_000);

    transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.service.served).hasSize(1);
    assertThat(rig.time.sleeps).containsExactly(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_of_wiremock_is_an_io_failure_of_the_client(Transport transport) {
    SfnClient client = transport.client(rig.lease, 1);
    for (Fault fault : Fault.values()) {
      rig.lease.wireMock().register(post(urlEqualTo("/")).willReturn(aResponse().withFault(fault)));

      Throwable failure = catchThrowable(() -> client.listActivities());

      assertThat(failure)
          .as(fault.name())
          .isExactlyInstanceOf(SdkClientException.class)
          .hasMessageMatching("(?s)Unable to (execute HTTP request|unmarshall response).*");
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_caller_settles_after_each_call_answered_or_failed(Transport transport) {
    SfnClient client = transport.client(rig.lease);
    client.sendTaskHeartbeat(r -> r.taskToken("t"));
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          throw SfnException.builder().awsErrorDetails(details("InvalidToken", "no")).build();
        });

    assertThat(catchThrowable(() -> client.sendTaskHeartbeat(r -> r.taskToken("t"))))
        .isInstanceOf(SfnException.class);

    assertThat(rig.time.settled).hasValue(2);
  }

  private static String serialization(String message) {
    return "{\"__type\":\"SerializationException\",\"message\":\"" + message + "\"}";
  }

  private static AwsErrorDetails details(String code, String message) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
  }
}
