package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** No call of Step Functions leaves the machine, and a transport sees what would. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
class RemoteCallTests {
  private static final String AWS = "states.eu-west-1.amazonaws.com";

  /** Looks up no name and opens no socket; whatever comes to it would have. */
  private static final class Network implements SdkHttpClient {
    final List<URI> seen = new CopyOnWriteArrayList<>();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      seen.add(request.httpRequest().getUri());
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpResponse.builder().statusCode(200).build())
              .responseBody(
                  AbortableInputStream.create(
                      new ByteArrayInputStream(
                          "{\"activities\":[]}".getBytes(StandardCharsets.UTF_8))))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }

  private static final class AsyncNetwork implements SdkAsyncHttpClient {
    final List<URI> seen = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      seen.add(request.request().getUri());
      return CompletableFuture.failedFuture(new IllegalStateException("sent"));
    }

    @Override
    public void close() {}
  }

  private static <B extends AwsClientBuilder<B, C>, C> B production(B builder) {
    return builder
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("real", "real")));
  }

  private static SfnClient client(Network network, @Nullable URI endpoint) {
    return production(SfnClient.builder()).httpClient(network).endpointOverride(endpoint).build();
  }

  private static void callInVain() {
    assertThatThrownBy(client(new Network(), null)::listActivities).hasMessageContaining(AWS);
  }

  private static String refusal(String thread, String permit, String origin) {
    return "[ListActivities] to ["
        + AWS
        + "] was refused on thread ["
        + thread
        + "]: no call of Step Functions leaves this machine while the world of "
        + origin
        + " (us-east-1, 123456789012) is open. Put @RedirectDefaultClients on the test or its"
        + " class, which leads SfnClient.create() and the like to it; or use the test's SfnClient;"
        + " or build the client with .endpointOverride(stepFunctions.endpoint()). If the call is"
        + " meant for AWS: "
        + permit;
  }

  @Test
  void a_workers_call_to_aws_fails_its_test_and_is_never_sent() {
    Fixtures.run(WorkerTestCases.class)
        .fail()
        .hasMessageStartingWith("Worker [worker-1] ended with an uncaught exception")
        .hasNoSuppressedExceptions()
        .cause()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessage(
            refusal(
                "worker-1", "@StepFunctionsTest(allowRemoteCalls = true)", "@StepFunctionsTest"));
    assertThat(WorkerTestCases.NETWORK.seen).isEmpty();
  }

  @StepFunctionsTest
  static class WorkerTestCases {
    static final Network NETWORK = new Network();

    @Test
    void calls(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(() -> client(NETWORK, null).listActivities());
    }
  }

  @Test
  void a_worker_that_catches_what_it_is_thrown_hides_nothing_from_a_test_that_would_pass() {
    Fixtures.run(SilentTestCases.class)
        .fail()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageContaining(AWS)
        .hasNoSuppressedExceptions();
  }

  @StepFunctionsTest
  static class SilentTestCases {
    @Test
    void passes(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(
          () -> {
            for (int attempt = 0; attempt < 100; attempt++) {
              callInVain();
            }
          });
    }
  }

  @Test
  void a_test_that_fails_shows_what_was_refused() {
    Throwable failure = Fixtures.run(FailingTestCases.class).failure();

    assertThat(failure).hasMessage("no beat");
    assertThat(failure.getSuppressed())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .contains(AWS);
  }

  @StepFunctionsTest
  static class FailingTestCases {
    @Test
    void fails(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(RemoteCallTests::callInVain);
      throw new AssertionError("no beat");
    }
  }

  @Test
  void a_call_of_the_tests_own_thread_is_shown_once() {
    Fixtures.run(OwnThreadTestCases.class)
        .fail()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageContaining(
            "If the call is meant for AWS: StepFunctionsExtension.builder().allowRemoteCalls(true)")
        .hasNoSuppressedExceptions();
  }

  static class OwnThreadTestCases {
    @RegisterExtension
    final StepFunctionsExtension extension = StepFunctionsExtension.builder().build();

    @Test
    void calls() {
      client(new Network(), null).listActivities();
    }
  }

  @RepeatedTest(20)
  void tests_that_share_a_world_answer_for_their_own_calls() {
    assertThat(Fixtures.run(SharedTestCases.class).failures(1, 1))
        .singleElement()
        .isExactlyInstanceOf(SdkClientException.class);
  }

  static class SharedTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @Test
    void calls(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runWorker(RemoteCallTests::callInVain);
      clock.advanceBy(Duration.ofSeconds(1));
    }

    @Test
    void does_not() {}
  }

  @Test
  void an_asynchronous_call_is_refused_likewise() {
    Fixtures.run(AsyncTestCases.class)
        .fail()
        .isInstanceOf(CompletionException.class)
        .hasNoSuppressedExceptions()
        .cause()
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageContaining(AWS);
    assertThat(AsyncTestCases.NETWORK.seen).isEmpty();
  }

  @StepFunctionsTest
  static class AsyncTestCases {
    static final AsyncNetwork NETWORK = new AsyncNetwork();

    @Test
    void calls() {
      try (SfnAsyncClient client =
          production(SfnAsyncClient.builder()).httpClient(NETWORK).build()) {
        client.listActivities().join();
      }
    }
  }

  @Test
  void a_host_that_is_only_found_late_is_refused_before_it_is_sent_to() {
    Fixtures.run(LateTestCases.class).fail().hasMessageContaining("[ListActivities] to [far.away]");
    assertThat(LateTestCases.NETWORK.seen).isEmpty();
  }

  @StepFunctionsTest
  static class LateTestCases {
    static final Network NETWORK = new Network();

    @Test
    void calls() {
      SfnClient client =
          production(SfnClient.builder())
              .httpClient(NETWORK)
              .endpointOverride(URI.create("http://127.0.0.1:1"))
              .overrideConfiguration(c -> c.addExecutionInterceptor(new LastWord()))
              .build();
      client.listActivities();
    }
  }

  private static final class LastWord
      implements software.amazon.awssdk.core.interceptor.ExecutionInterceptor {
    @Override
    public software.amazon.awssdk.http.SdkHttpRequest modifyHttpRequest(
        software.amazon.awssdk.core.interceptor.Context.ModifyHttpRequest context,
        software.amazon.awssdk.core.interceptor.ExecutionAttributes attributes) {
      return context.httpRequest().toBuilder().host("far.away").build();
    }
  }

  @Test
  void calls_leave_the_machine_where_the_test_allows_it() {
    Fixtures.run(AllowedTestCases.class, AllowedByBuilderTestCases.class).pass(2);
  }

  private static void call() {
    Network network = new Network();
    client(network, null).listActivities();
    assertThat(network.seen).containsExactly(URI.create("https://" + AWS + "/"));
  }

  @StepFunctionsTest(allowRemoteCalls = true)
  static class AllowedTestCases {
    @Test
    void calls() {
      call();
    }
  }

  static class AllowedByBuilderTestCases {
    @RegisterExtension
    final StepFunctionsExtension extension =
        StepFunctionsExtension.builder().allowRemoteCalls(true).build();

    @Test
    void calls() {
      call();
    }
  }

  @Test
  void threads_of_no_world_call_whom_they_want() throws Exception {
    call();
    try (OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS)) {
      assertThat(world.stepFunctions().clock().inRealTime(RemoteCallTests::elsewhere)).isNull();
    }
  }

  private static @Nullable Throwable elsewhere() {
    CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
    new Thread(() -> outcome.complete(catchThrowable(RemoteCallTests::call))).start();
    return outcome.join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "[::1]", "localhost", "LOCALHOST", "0.0.0.0"})
  void this_machine_may_be_called(String host) {
    URI endpoint = URI.create("http://" + host + ":1");
    Network network = new Network();
    try (OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS)) {
      assertThat(world).isNotNull();
      client(network, endpoint).listActivities();
    }
    assertThat(network.seen).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "[2001:db8::1]", "localhost.example", "127.0.0.1.nip.io"})
  void other_machines_may_not(String host) {
    URI endpoint = URI.create("http://" + host + ":1");
    Network network = new Network();
    OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS);
    assertThatThrownBy(client(network, endpoint)::listActivities)
        .isExactlyInstanceOf(SdkClientException.class)
        .hasMessageContaining(
            "The endpoint of this client is set, and @RedirectDefaultClients leads only clients"
                + " without one to the test: use the test's SfnClient, or set"
                + " .endpointOverride(stepFunctions.endpoint()). If");
    assertThatThrownBy(world::close).hasMessageContaining("[ListActivities] to [");
    assertThat(network.seen).isEmpty();
  }
}
