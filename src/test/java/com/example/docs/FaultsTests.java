package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

@StepFunctionsTest
class FaultsTests {

  @Test
  void faults(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    // tag::faults[]
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("100"));
    stepFunctions
        .onHeartbeat(2, Fault.throttling())
        .onHeartbeat(4, Fault.connectionReset())
        .onHeartbeat(task, 6, Fault.delay(ofSeconds(10)))
        .onCall("SendTaskSuccess", 1, Fault.internalFailure());
    stepFunctions.runWorker(worker(client));

    clock.advanceBy(ofMinutes(10));

    assertThat(task).isRunning().beatsAtMost(ofSeconds(40)).hasMarginOfAtLeast(ofSeconds(20));
    // end::faults[]
    assertThat(task).heartbeatSatisfies(2, beat -> beat.hasGap(ofSeconds(31)));
    assertThat(task.calls()).filteredOn(TaskCall::injected).hasSize(3);
    clock.advanceBy(ofMinutes(60));
    assertThat(task).hasSucceeded();
  }

  // tag::wiremock[]
  @Test
  @StepFunctionsTest
  void a_stub_of_ones_own(SfnClient client, WireMock wireMock) {
    wireMock.register(
        post(urlEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.ListActivities"))
            .willReturn(serviceUnavailable()));

    assertThatExceptionOfType(SfnException.class)
        .isThrownBy(client::listActivities)
        .matches(refused -> refused.statusCode() == 503);
    wireMock.verifyThat(
        exactly(3),
        postRequestedFor(urlEqualTo("/"))
            .withHeader("X-Amz-Target", equalTo("AWSStepFunctions.ListActivities")));
  }
  // end::wiremock[]
}
