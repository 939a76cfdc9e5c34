package dev.holter.internal.wire;

import static dev.holter.Caught.catchThrowableOfType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;

class FaultTests {

  private static final String BEAT = "SendTaskHeartbeat";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void order(int first, int last, FaultEffect effect) {
    rig.faults.add(new FaultRule(BEAT, token -> true, first, last, effect));
  }

  @ParameterizedTest
  @EnumSource
  void a_throttle_has_the_words_of_aws_and_is_not_served(Transport transport) {
    order(1, 1, new FaultEffect.Throttle());

    SfnException failure =
        catchThrowableOfType(
            SfnException.class,
            () -> transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
    assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
    assertThat(failure.statusCode()).isEqualTo(400);
    assertThat(failure.isThrottlingException()).isTrue();
    assertThat(rig.service.served).isEmpty();
    assertThat(rig.injected).containsExactly("SendTaskHeartbeat t ThrottlingException");
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_is_the_internal_failure_of_aws(Transport transport) {
    order(1, 1, new FaultEffect.Fail());

    SfnException failure =
        catchThrowableOfType(
            SfnException.class,
            () -> transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
    assertThat(failure.statusCode()).isEqualTo(500);
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_reset_connection_is_an_io_failure_and_is_not_served(Transport transport) {
    order(1, 1, new FaultEffect.ResetConnection());

    Throwable failure =
        catchThrowable(() -> transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure)
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageStartingWith("Unable to execute HTTP request: Connection reset");
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_lost_response_is_an_io_failure_of_a_call_that_was_served(Transport transport) {
    order(1, 1, new FaultEffect.LoseResponse());

    Throwable failure =
        catchThrowable(() -> transport.client(rig.lease).sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure).hasMessageStartingWith("Unable to execute HTTP request: Connection reset");
    assertThat(rig.service.served).hasSize(1);
    assertThat(rig.injected).containsExactly("SendTaskHeartbeat t ResponseLost");
  }

  @ParameterizedTest
  @EnumSource
  void delays_pass_in_virtual_time_before_and_after_serving(Transport transport) {
    order(1, 1, new FaultEffect.DelayRequest(Duration.ofSeconds(40)));
    order(2, 2, new FaultEffect.DelayResponse(Duration.ofSeconds(50)));
    rig.service.onAny(
        SendTaskHeartbeatRequest.class,
        request -> {
          rig.injected.add("served after " + rig.time.sleeps);
          return SendTaskHeartbeatResponse.builder().build();
        });
    SfnClient client = transport.client(rig.lease);

    client.sendTaskHeartbeat(r -> r.taskToken("t"));
    client.sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.injected)
        .containsExactly(
            "SendTaskHeartbeat t RequestDelayed",
            "served after [PT40S]",
            "SendTaskHeartbeat t ResponseDelayed",
            "served after [PT40S]");
    assertThat(rig.time.sleeps).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(50));
  }

  @Test
  void calls_are_counted_for_each_token() {
    order(2, 2, new FaultEffect.Fail());
    SfnClient client = Transport.IN_PROCESS.client(rig.lease);
    IntStream.range(0, 3)
        .forEach(
            n -> {
              boolean second = n == 1;
              assertThat(fails(() -> client.sendTaskHeartbeat(r -> r.taskToken("a"))))
                  .isEqualTo(second);
              assertThat(fails(() -> client.sendTaskHeartbeat(r -> r.taskToken("b"))))
                  .isEqualTo(second);
            });

    assertThat(rig.injected)
        .containsExactly(
            "SendTaskHeartbeat a InternalFailure", "SendTaskHeartbeat b InternalFailure");
    assertThat(rig.service.served).hasSize(4);
  }

  @Test
  void a_rule_for_one_token_meets_no_other_and_counts_calls_made_before_it() {
    SfnClient client = Transport.IN_PROCESS.client(rig.lease);
    client.sendTaskHeartbeat(r -> r.taskToken("a"));
    rig.faults.add(new FaultRule(BEAT, "a"::equals, 2, Integer.MAX_VALUE, new FaultEffect.Fail()));

    client.sendTaskHeartbeat(r -> r.taskToken("b"));
    client.sendTaskHeartbeat(r -> r.taskToken("b"));
    Throwable failure = catchThrowable(() -> client.sendTaskHeartbeat(r -> r.taskToken("a")));

    assertThat(failure).isInstanceOf(SfnException.class);
    assertThat(rig.injected).containsExactly("SendTaskHeartbeat a InternalFailure");
  }

  @Test
  void an_operation_without_a_token_is_counted_by_its_name() {
    rig.faults.add(new FaultRule("ListActivities", token -> true, 1, 1, new FaultEffect.Fail()));
    SfnClient client = Transport.IN_PROCESS.client(rig.lease);

    client.sendTaskHeartbeat(r -> r.taskToken("a"));
    assertThat(fails(client::listActivities)).isTrue();

    assertThat(rig.injected).containsExactly("ListActivities null InternalFailure");
  }

  @Test
  void the_injected_client_retries_with_the_back_off_in_virtual_time_and_without_jitter() {
    order(1, 2, new FaultEffect.Throttle());

    rig.lease.client().sendTaskHeartbeat(r -> r.taskToken("t"));

    assertThat(rig.time.sleeps).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(rig.service.served).hasSize(1);
    assertThat(rig.time.settled).hasValue(3);
  }

  @Test
  void the_injected_client_gives_up_after_three_attempts() {
    order(1, 9, new FaultEffect.ResetConnection());

    Throwable failure =
        catchThrowable(() -> rig.lease.client().sendTaskHeartbeat(r -> r.taskToken("t")));

    assertThat(failure).hasMessageStartingWith("Unable to execute HTTP request: Connection reset");
    assertThat(rig.time.sleeps).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void a_rule_with_a_senseless_range_is_refused() {
    FaultEffect fail = new FaultEffect.Fail();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaultRule(BEAT, token -> true, 0, 1, fail))
        .withMessage(
            "A fault on SendTaskHeartbeat has calls [0] to [1]: the first call is 1 and the last"
                + " one is not before the first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaultRule(BEAT, token -> true, 3, 2, fail))
        .withMessageStartingWith("A fault on SendTaskHeartbeat has calls [3] to [2]:");
  }

  private static boolean fails(ThrowingCallable call) {
    return catchThrowable(call) != null;
  }
}
