package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.OpenWorld;
import dev.holter.Transport;
import dev.holter.WorkerScript;
import dev.holter.internal.agent.SdkWorkers.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

@ProvesWorkers
class SdkWorkerTests {
  private static final long SECONDS = 60;

  private static final Callable<OpenWorld> REDIRECTED = OpenWorld::redirected;

  @ParameterizedTest
  @EnumSource
  void a_loop_on_the_client_beats_at_its_instants(Transport transport) {
    prove("SfnClient, loop", transport, (world, s) -> SdkWorkers.loop(world.client(), s));
  }

  @ParameterizedTest
  @EnumSource
  void an_executor_on_the_client_beats_at_its_instants(Transport transport) {
    prove("SfnClient, executor", transport, (world, s) -> SdkWorkers.scheduled(world.client(), s));
  }

  @Test
  void a_loop_on_the_async_client_beats_at_its_instants() {
    prove(
        "SfnAsyncClient, loop",
        Transport.IN_PROCESS,
        (world, s) -> SdkWorkers.asyncLoop(world.asyncClient(), s));
  }

  @Test
  void a_chain_on_the_async_client_beats_at_its_instants() {
    prove(
        "SfnAsyncClient, chain",
        Transport.IN_PROCESS,
        (world, s) -> SdkWorkers.asyncChain(world.asyncClient(), s));
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void a_default_client_of_its_own_beats_at_its_instants() {
    prove("SfnClient.create(), loop", REDIRECTED, SdkWorkerTests::withDefaultClient);
  }

  @Test
  void the_back_off_of_the_sdk_eats_the_margin() {
    proveThrottled(
        "SfnClient, back-off, loop",
        () -> OpenWorld.ofUnmodified(Transport.IN_PROCESS),
        false,
        (world, s) -> SdkWorkers.loop(backingOff(world), s));
  }

  @Test
  void the_back_off_of_the_sdk_makes_an_executors_beat_late() {
    proveThrottled(
        "SfnClient, back-off, executor",
        () -> OpenWorld.ofUnmodified(Transport.IN_PROCESS),
        true,
        (world, s) -> SdkWorkers.scheduled(backingOff(world), s));
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void the_back_off_of_a_client_of_its_own_is_virtual_too() {
    proveThrottled(
        "SfnClient.builder(), back-off, loop",
        REDIRECTED,
        false,
        (world, s) ->
            () -> {
              try (SfnClient client =
                  SfnClient.builder().overrideConfiguration(SdkWorkers.fixedBackOff()).build()) {
                SdkWorkers.beatInALoop(client, s);
              }
            });
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void the_back_off_of_an_async_client_of_its_own_is_virtual_too() {
    proveThrottled(
        "SfnAsyncClient.builder(), back-off, loop",
        REDIRECTED,
        false,
        (world, s) ->
            () -> {
              try (SfnAsyncClient client =
                  SfnAsyncClient.builder()
                      .overrideConfiguration(SdkWorkers.fixedBackOff())
                      .build()) {
                SdkWorkers.beatInALoop(client, s);
              }
            });
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void the_random_back_off_of_a_default_client_takes_less_than_a_virtual_second() {
    try (OpenWorld world = OpenWorld.redirected()) {
      world.stepFunctions().onHeartbeat(1, Fault.throttling());
      List<Duration> beats = SdkWorkers.hour(world, 20, SdkWorkerTests::withDefaultClient).beats();
      assertThat(beats.get(0)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
      assertThat(beats.get(1)).isEqualTo(beats.get(0).plusSeconds(20));
    }
  }

  private static WorkerScript withDefaultClient(FakeStepFunctions stepFunctions, long seconds) {
    return () -> {
      try (SfnClient client = SfnClient.create()) {
        SdkWorkers.beatInALoop(client, seconds);
      }
    };
  }

  private static SfnClient backingOff(FakeStepFunctions stepFunctions) {
    return stepFunctions.clientBuilder().overrideConfiguration(SdkWorkers.fixedBackOff()).build();
  }

  private static void prove(String worker, Transport transport, Work work) {
    prove(
        worker + (transport == Transport.HTTP ? ", HTTP" : ", in process"),
        () -> OpenWorld.ofUnmodified(transport),
        work);
  }

  private static void prove(String worker, Callable<OpenWorld> open, Work work) {
    Proof.ofSdk(
        worker,
        () -> {
          try (OpenWorld world = open.call()) {
            return SdkWorkers.hour(world, SECONDS, work);
          }
        },
        Beats.every(Duration.ofSeconds(SECONDS)));
  }

  private static void proveThrottled(
      String worker, Callable<OpenWorld> open, boolean atARate, Work work) {
    Proof.ofSdk(
        worker,
        () -> {
          try (OpenWorld world = open.call()) {
            return SdkWorkers.throttledHour(world, SECONDS, work);
          }
        },
        SdkWorkers.throttledBeats(SECONDS, atARate));
  }
}
