package dev.holter.borders;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A worker that asks a server over HTTP/2, where one thread reads for all who ask, for as long as
 * the connection lives: the answer takes no virtual time.
 */
@StepFunctionsTest
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(SlowAnswerTests.OKHTTP)
class Http2Tests {
  private static final Marshaller<String> TEXT =
      new Marshaller<>() {
        @Override
        public InputStream stream(String text) {
          return new ByteArrayInputStream(text.getBytes(UTF_8));
        }

        @Override
        public String parse(InputStream bytes) {
          try {
            return new String(bytes.readAllBytes(), UTF_8);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        }
      };

  private static final MethodDescriptor<String, String> ECHO =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("shapes/echo")
          .setRequestMarshaller(TEXT)
          .setResponseMarshaller(TEXT)
          .build();

  private static final WireMockServer https = server();

  private static TlsOfTests tls;
  private static Server grpc;

  @BeforeAll
  static void start() throws Exception {
    tls = new TlsOfTests();
    https.start();
    https.stubFor(
        any(anyUrl()).willReturn(aResponse().withBody("one").withChunkedDribbleDelay(3, 60)));
    grpc =
        NettyServerBuilder.forPort(0)
            .directExecutor()
            .addService(service(Http2Tests::echo))
            .build()
            .start();
  }

  private static ServerServiceDefinition service(UnaryMethod<String, String> echo) {
    return ServerServiceDefinition.builder("shapes")
        .addMethod(ECHO, ServerCalls.asyncUnaryCall(echo))
        .build();
  }

  private static void echo(String text, StreamObserver<String> answer) {
    answer.onNext(text);
    answer.onCompleted();
  }

  @AfterAll
  static void stop() {
    https.stop();
    grpc.shutdownNow();
  }

  private static WireMockServer server() {
    return new WireMockServer(
        options()
            .dynamicPort()
            .dynamicHttpsPort()
            .keystorePath(TlsOfTests.FILE)
            .keystorePassword(TlsOfTests.PASSWORD)
            .keyManagerPassword(TlsOfTests.PASSWORD));
  }

  private static OkHttpClient okHttp() {
    return new OkHttpClient.Builder().sslSocketFactory(tls.sockets(), tls.trust()).build();
  }

  private static Call call(OkHttpClient http) {
    return call(http, https);
  }

  private static Call call(OkHttpClient http, WireMockServer server) {
    return http.newCall(
        new Request.Builder().url("https://localhost:" + server.httpsPort() + "/").build());
  }

  @RepeatedWithFramework
  void an_answer_of_a_server_of_the_tests_own(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    OkHttpClient http = okHttp();
    WireMockServer own = server();
    own.start();
    own.stubFor(any(anyUrl()).willReturn(aResponse().withBody("one")));
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          try (Response response = call(http, own).execute()) {
            assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
            assertThat(response.body()).isNotNull();
          }
        });
    own.stop();
  }

  @RepeatedWithFramework
  void an_answer_to_okhttp(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    OkHttpClient http = okHttp();
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          try (Response response = call(http).execute()) {
            assertThat(response.protocol()).isEqualTo(Protocol.HTTP_2);
            assertThat(response.body().string()).isEqualTo("one");
          }
        });
  }

  @RepeatedWithFramework
  void an_answer_to_okhttp_for_which_the_worker_waits_with_a_limit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    OkHttpClient http = okHttp();
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          CompletableFuture<String> body = new CompletableFuture<>();
          call(http).enqueue(completing(body));
          assertThat(body.get(10, SECONDS)).isEqualTo("one");
        });
  }

  private static Callback completing(CompletableFuture<String> body) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException failure) {
        body.completeExceptionally(failure);
      }

      @Override
      public void onResponse(Call call, Response response) throws IOException {
        try (response) {
          body.complete(response.body().string());
        }
      }
    };
  }

  /** The threads that gRPC brings itself are shared by all tests of a JVM, and busy after one. */
  @RepeatedWithFramework
  void an_answer_to_grpc_over_sockets(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    ExecutorService own = Executors.newCachedThreadPool();
    ManagedChannel channel =
        OkHttpChannelBuilder.forAddress("localhost", grpc.getPort())
            .usePlaintext()
            .executor(own)
            .transportExecutor(own)
            .build();
    try {
      assertEchoes(stepFunctions, client, clock, channel);
    } finally {
      own.shutdown();
    }
  }

  private static ManagedChannel overNetty(Server server) {
    return NettyChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
  }

  @RepeatedWithFramework
  void a_slow_answer_of_a_server_of_the_tests_own_over_grpc(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Server own =
        NettyServerBuilder.forPort(0).addService(service(Http2Tests::echoLate)).build().start();
    ManagedChannel channel = overNetty(own);
    try {
      Beats.assertEvery20Seconds(stepFunctions, client, clock, () -> assertEcho(channel, 60));
    } finally {
      channel.shutdownNow();
      own.shutdownNow();
    }
  }

  private static void echoLate(String text, StreamObserver<String> answer) {
    try {
      Thread.sleep(20_000);
      echo(text, answer);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertEcho(ManagedChannel channel, int seconds) {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(seconds, SECONDS);
    assertThat(ClientCalls.blockingUnaryCall(channel, ECHO, options, "x")).isEqualTo("x");
  }

  private static void assertEchoes(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      ManagedChannel channel) {
    try {
      Beats.assertTakesNoTime(stepFunctions, client, clock, () -> assertEcho(channel, 10));
    } finally {
      channel.shutdownNow();
    }
  }
}
