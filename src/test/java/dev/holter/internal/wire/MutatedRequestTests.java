package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.fuzz.Leaks;
import dev.holter.internal.wire.MutatedRequests.Mutated;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Whatever is sent, the answer is one of AWS's, the same through both doors, and nothing has
 * changed where it is a refusal. The same requests in every build; many more in the long runs.
 */
@StepFunctionsTest(agent = false)
@Tag("proof")
class MutatedRequestTests {
  private static final int REQUESTS = 40 * Integer.getInteger("holter.proof.runs", 50);
  private static final long SEED = Long.getLong("holter.fuzz.seed", 20_261_127);
  private static final int PER_WORLD = 100;

  private record Answer(int status, String body) {}

  private final VirtualClock clock;
  private final ServerPool pool = new ServerPool();

  MutatedRequestTests(VirtualClock clock) {
    this.clock = clock;
  }

  private int served;
  private int refused;

  @Test
  void a_request_of_each_operation_is_understood() throws Exception {
    try (ServedWorld world = new ServedWorld(pool, clock)) {
      Map<String, String> samples = new MutatedRequests(1, world.token, world.mapRun).samples();
      assertThat(samples).hasSize(37);
      for (Map.Entry<String, String> sample : samples.entrySet()) {
        Answer answer =
            inProcess(
                world,
                new Mutated(
                    "AWSStepFunctions." + sample.getKey(),
                    Map.of(),
                    sample.getValue().getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.body)
            .as(sample.toString())
            .doesNotContain("SerializationException", "UnknownOperation", "InternalFailure");
      }
    }
  }

  @Test
  void whatever_is_sent_is_served_or_refused() throws Exception {
    for (int from = 0; from < REQUESTS; from += PER_WORLD) {
      try (ServedWorld near = new ServedWorld(pool, clock);
          ServedWorld far = new ServedWorld(pool, clock)) {
        round(near, far, new MutatedRequests(SEED + from, near.token, near.mapRun));
      }
    }
    assertThat(served).isGreaterThan(REQUESTS / 50);
    assertThat(refused).isGreaterThan(REQUESTS / 4);
  }

  @Test
  void whatever_frames_a_request_it_is_served_or_refused() throws Exception {
    Random random = new Random(SEED);
    for (int from = 0; from < REQUESTS / 4; from += PER_WORLD) {
      try (ServedWorld world = new ServedWorld(pool, clock)) {
        MutatedRequests requests = new MutatedRequests(SEED + from, world.token, world.mapRun);
        String before = world.state();
        for (int i = 0; i < PER_WORLD; i++) {
          Mutated request = requests.next();
          String frame = frame(random, request.body().length);
          Answer answer = send(world, request, frame);
          assertThat(answer.status).as(frame + sent(request)).isBetween(200, 499);
          assertThat(answer.body).as(frame).startsWith("{").doesNotContain("<html");
          String after = world.state();
          if (answer.status != 200) {
            assertSame(after, before);
          }
          before = after;
          assertThat(world.lease.takeUnservedCalls()).isEmpty();
        }
      }
    }
  }

  /** How the length of a body is told, most often wrongly; the body follows as it is. */
  private static String frame(Random random, int length) {
    return switch (random.nextInt(12)) {
      case 0 -> "Content-Length: " + (length + 1 + random.nextInt(99));
      case 1 -> "Content-Length: " + random.nextInt(length + 1);
      case 2 -> "Content-Length: -1";
      case 3 -> "Content-Length: 99999999999999999999";
      case 4 -> "Content-Length: " + length + "\r\nContent-Length: 1";
      case 5 -> "Content-Length: nine";
      case 6 -> "Transfer-Encoding: chunked";
      case 7 -> "Transfer-Encoding: chunked\r\nContent-Length: " + length;
      case 8 -> "Transfer-Encoding: gzip, chunked";
      case 9 -> "Transfer-Encoding: nonsense";
      case 10 -> "Expect: nothing\r\nContent-Length: " + length;
      default -> "Content-Length : " + length;
    };
  }

  private void round(ServedWorld near, ServedWorld far, MutatedRequests requests) throws Exception {
    String before = near.state();
    assertSame(far.state(), before);
    for (int i = 0; i < PER_WORLD; i++) {
      Mutated request = requests.next();
      try {
        Answer answer = inProcess(near, request);
        assertThat(overHttp(far, request)).isEqualTo(answer);
        assertThat(answer.status == 200 || (answer.status >= 400 && answer.status < 500))
            .as(answer.toString())
            .isTrue();
        assertThat(answer.body).startsWith("{").doesNotContain("<html");
        if (answer.status != 200) {
          assertThat(Leaks.isIn(answer.body, sent(request))).as(answer.body).isFalse();
        }
        String after = near.state();
        assertSame(far.state(), after);
        if (answer.status == 200) {
          served++;
        } else {
          refused++;
          assertSame(after, before);
        }
        before = after;
        assertThat(far.lease.takeUnservedCalls()).isEmpty();
      } catch (Exception | Error failure) {
        throw new AssertionError(
            "["
                + request.target()
                + "] with "
                + request.headers()
                + " and ["
                + sent(request)
                + "], in Base64 "
                + Base64.getEncoder().encodeToString(request.body()),
            failure);
      }
    }
  }

  /** Shows the first line that differs, of very many. */
  private static void assertSame(String state, String other) {
    List<String> lines = state.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.min(lines.size(), others.size()); i++) {
      assertThat(lines.get(i)).isEqualTo(others.get(i));
    }
    assertThat(lines).hasSameSizeAs(others);
  }

  private static String sent(Mutated request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  private static Answer inProcess(ServedWorld world, Mutated request) throws IOException {
    SdkHttpRequest.Builder http =
        SdkHttpRequest.builder()
            .uri(SdkClients.IN_PROCESS)
            .method(SdkHttpMethod.POST)
            .encodedPath("/")
            .putHeader("Host", "localhost")
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("Content-Length", Integer.toString(request.body().length))
            .putHeader("X-Amz-Target", request.target());
    request.headers().forEach(http::putHeader);
    try (SdkHttpClient client = world.lease.httpClient()) {
      HttpExecuteResponse response =
          client
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(http.build())
                      .contentStreamProvider(() -> new ByteArrayInputStream(request.body()))
                      .build())
              .call();
      return new Answer(
          response.httpResponse().statusCode(),
          new String(response.responseBody().orElseThrow().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Answer overHttp(ServedWorld world, Mutated request) throws IOException {
    return send(world, request, "Content-Length: " + request.body().length);
  }

  /** Sends it, says that no more will come, and reads all that is answered. */
  private static Answer send(ServedWorld world, Mutated request, String frame) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    StringBuilder lines =
        new StringBuilder("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
    if (!request.headers().containsKey("Content-Type")) {
      lines.append("Content-Type: application/x-amz-json-1.0\r\n");
    }
    lines.append("X-Amz-Target: ").append(request.target()).append("\r\n");
    request.headers().forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
    lines.append(frame).append("\r\n\r\n");
    head.writeBytes(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    head.writeBytes(request.body());
    try (Socket socket =
        new Socket(world.lease.endpoint().getHost(), world.lease.endpoint().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.toByteArray());
      out.flush();
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = Integer.parseInt(answer.substring(9, 12));
      return new Answer(status, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
  }
}
