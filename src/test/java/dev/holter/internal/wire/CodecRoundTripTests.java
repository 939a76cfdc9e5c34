package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.service.core.Operations;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Every member of every operation survives both ways, with the SDK's own marshallers opposite. */
class CodecRoundTripTests {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  static List<Method> operations() {
    return Stream.of(SfnClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> SfnRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> SfnResponse.class.isAssignableFrom(method.getReturnType()))
        .toList();
  }

  @Test
  void the_catalog_knows_all_operations_of_the_api() {
    OperationCatalog catalog = new OperationCatalog();

    assertThat(operations())
        .hasSize(37)
        .extracting(method -> method.getParameterTypes()[0].getSimpleName())
        .allSatisfy(
            name ->
                assertThat(catalog.newRequest(name.substring(0, name.indexOf("Request"))))
                    .isPresent());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void request_and_response_survive_the_wire(Method operation) throws Exception {
    Object request = FilledPojo.of(builder(operation.getParameterTypes()[0]));
    SfnResponse response = (SfnResponse) FilledPojo.of(builder(operation.getReturnType()));
    Operations service =
        asked -> {
          assertThat(asked).isEqualTo(request);
          return response;
        };
    ServerPool pool = new ServerPool();

    try (ServerLease lease =
        pool.lease(
            new LeasedWorld(
                service, rig.time, rig.faults, rig.notes, () -> "id", rig.remoteCalls, false),
            Rig.REGION)) {
      Object answer = operation.invoke(lease.client(), request);

      assertThat(((SdkPojo) answer).equalsBySdkFields(response))
          .as("%s%ncame as%n%s", response, answer)
          .isTrue();
    }
  }

  @Test
  void every_millisecond_survives_as_epoch_seconds() {
    rig.service.on(
        StopExecutionRequest.class,
        request ->
            StopExecutionResponse.builder()
                .stopDate(Instant.ofEpochMilli(Long.parseLong(request.executionArn())))
                .build());

    for (long millis = 1_704_067_200_000L; millis < 1_704_067_201_000L; millis++) {
      String arn = Long.toString(millis);
      assertThat(rig.lease.client().stopExecution(r -> r.executionArn(arn)).stopDate())
          .hasToString(Instant.ofEpochMilli(millis).toString());
    }
  }

  private static SdkPojo builder(Class<?> type) throws ReflectiveOperationException {
    return (SdkPojo) type.getMethod("builder").invoke(null);
  }
}
