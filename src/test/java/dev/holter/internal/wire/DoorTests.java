package dev.holter.internal.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program or a web page on this machine can do at the port, byte by byte. */
class DoorTests {
  private static final String BEAT = "X-Amz-Target: AWSStepFunctions.SendTaskHeartbeat\r\n";
  private static final String CLOSE = "Connection: close\r\n";
  private static final String UNREADABLE = "{\"__type\":\"SerializationException\"}";
  private static final String TOO_LARGE =
      """
      {"__type":"RequestEntityTooLargeException",\
      "message":"Request size exceeded 1048576 bytes"}\
      """;

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** Sends it, says that no more will come, and returns all that is answered. */
  private String send(String request) throws IOException {
    try (Socket socket =
        new Socket(rig.lease.endpoint().getHost(), rig.lease.endpoint().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertRefused(String answer, int status, String body) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n" + body);
    assertThat(answer)
        .contains("Content-Type: application/x-amz-json-1.0")
        .doesNotContainIgnoringCase("<")
        .doesNotContainIgnoringCase("jetty")
        .doesNotContainIgnoringCase("java")
        .doesNotContainIgnoringCase("Access-Control-");
    assertThat(rig.service.served).isEmpty();
  }

  private String post(String headers, String body) throws IOException {
    return send("POST / HTTP/1.1\r\nHost: localhost\r\n" + CLOSE + BEAT + headers + "\r\n" + body);
  }

  @Test
  void a_call_is_served() throws IOException {
    assertThat(post("Content-Length: 2\r\n", "{}")).startsWith("HTTP/1.1 200 ");
    assertThat(rig.service.served).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin HTTP/1.1",
        "GET /__admin/mappings HTTP/1.1",
        "POST /__admin/mappings HTTP/1.1",
        "POST /__admin/recordings/start HTTP/1.1",
        "PUT /__admin/files/a.txt HTTP/1.1",
        "DELETE /__admin/requests HTTP/1.1",
        "OPTIONS /__admin/mappings HTTP/1.1",
        "GET /__admin/webapp HTTP/1.1",
        "GET //__admin/mappings HTTP/1.1",
        "GET /%5F%5Fadmin/mappings HTTP/1.1",
        "GET /x/../__admin/mappings HTTP/1.1",
        "GET /__files/pom.xml HTTP/1.1",
        "GET /pom.xml HTTP/1.1",
        "OPTIONS / HTTP/1.1",
        "TRACE / HTTP/1.1"
      })
  void nothing_but_the_service_is_behind_the_port(String line) throws IOException {
    String answer =
        send(
            line
                + "\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                + "Access-Control-Request-Method: POST\r\n"
                + CLOSE
                + "Content-Length: 0\r\n\r\n");

    assertRefused(answer, 400, "{\"__type\":\"UnknownOperationException\"}");
  }

  @Test
  void a_stub_of_the_test_is_served_and_seen_in_its_own_journal() throws IOException {
    rig.lease.wireMock().register(get(anyUrl()).willReturn(aResponse().withBody("stub")));

    assertThat(send("GET /__admin/mappings HTTP/1.1\r\nHost: localhost\r\n" + CLOSE + "\r\n"))
        .endsWith("stub");
    assertThat(rig.lease.wireMock().find(anyRequestedFor(anyUrl()))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.nip.io",
        "localhost.evil.example",
        "a.localhost.com",
        "internal"
      })
  void a_foreign_host_is_refused(String host) throws IOException {
    for (String port : new String[] {"", ":" + rig.lease.endpoint().getPort()}) {
      assertRefused(
          send(
              "POST / HTTP/1.1\r\nHost: "
                  + host
                  + port
                  + "\r\n"
                  + CLOSE
                  + BEAT
                  + "Content-Length: 2\r\n\r\n{}"),
          403,
          "{\"__type\":\"AccessDeniedException\",\"message\":\"Host ["
              + host
              + "] is not this endpoint, which listens on 127.0.0.1 only: call it by the address"
              + " that endpoint() returns, or as localhost\"}");
    }
  }

  @Test
  void a_foreign_host_in_the_request_line_is_refused() throws IOException {
    String answer =
        send(
            "POST http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n"
                + CLOSE
                + BEAT
                + "Content-Length: 2\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 403 ");
    assertThat(rig.service.served).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "[::1]",
        "sync-localhost",
        "sync-127.0.0.1",
        "host.docker.internal",
        "holter.localhost",
        "172.17.0.1"
      })
  void a_host_that_no_page_can_have_is_served(String host) throws IOException {
    String answer =
        send(
            "POST / HTTP/1.1\r\nHost: "
                + host
                + ":"
                + rig.lease.endpoint().getPort()
                + "\r\n"
                + CLOSE
                + BEAT
                + "Content-Length: 2\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({"localhost:443,405", "evil.example:443,403"})
  void a_tunnel_is_refused(String target, int status) throws IOException {
    String answer =
        send("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + CLOSE + "\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("__type")
        .doesNotContain("<");
  }

  @Test
  void a_plain_body_that_calls_itself_compressed_is_unreadable() throws IOException {
    assertRefused(
        post("Content-Encoding: gzip\r\nContent-Length: 9\r\n", "not a zip"), 400, UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "a"})
  void a_call_that_calls_itself_a_form_is_none(String type) throws IOException {
    String body = "{\"taskToken\":\"{% $a %}\"}";

    assertThat(
            post("Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n", body))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_compressed_body_that_breaks_off_is_unreadable() throws IOException {
    assertRefused(
        post("Content-Encoding: gzip\r\nContent-Length: 4\r\n", "\u001f\u008b\b\0"),
        400,
        UNREADABLE);
  }

  private String post(String headers, byte[] body) throws IOException {
    return post(
        headers + "Content-Length: " + body.length + "\r\n",
        new String(body, StandardCharsets.ISO_8859_1));
  }

  @Test
  void a_compressed_body_is_served() throws IOException {
    assertThat(
            post("Content-Encoding: gzip\r\n", Bombs.packed("{}".getBytes(StandardCharsets.UTF_8))))
        .startsWith("HTTP/1.1 200 ");
    assertThat(rig.service.served).hasSize(1);
  }

  @Test
  void a_body_that_unpacks_to_gigabytes_is_too_large() throws IOException {
    assertRefused(post("Content-Encoding: gzip\r\n", Bombs.ofGigabytes()), 413, TOO_LARGE);
  }

  @Test
  void one_inside_another_or_that_does_not_say_so_is_unreadable() throws IOException {
    assertRefused(
        post("Content-Encoding: gzip\r\n", Bombs.packed(Bombs.ofGigabytes())), 400, UNREADABLE);
    assertRefused(post("", Bombs.packed(new byte[16 << 20])), 400, UNREADABLE);
  }

  @Test
  void a_body_that_never_ends_is_too_large() throws IOException {
    String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
    assertRefused(post("Transfer-Encoding: chunked\r\n", chunk.repeat(8)), 413, TOO_LARGE);
  }

  @Test
  void headers_without_end_are_refused() throws IOException {
    String answer = post("X-A: " + "a".repeat(100_000) + "\r\nContent-Length: 2\r\n", "{}");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("{\"__type\":").doesNotContain("<");
    assertThat(rig.service.served).isEmpty();
  }

  @Test
  void a_chunk_without_a_length_is_unreadable() throws IOException {
    assertRefused(post("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"), 400, UNREADABLE);
  }

  @Test
  void a_body_that_ends_too_soon_is_unreadable() throws IOException {
    assertRefused(post("Content-Length: 100\r\n", "{\"taskTo"), 400, UNREADABLE);
  }

  @Test
  void chunks_that_end_too_soon_are_unreadable() throws IOException {
    assertRefused(post("Transfer-Encoding: chunked\r\n", "9\r\n{\"ta"), 400, UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: nine\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n"
      })
  void a_head_that_cannot_be_read_is_refused_without_a_page(String request) throws IOException {
    String answer = send(request);

    assertThat(answer).startsWith("HTTP/1.1 4").contains("\r\n\r\n{\"__type\":\"");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .doesNotContain("<")
        .doesNotContain("jetty")
        .doesNotContain("exception:");
  }

  @Test
  void a_head_without_end_is_refused_without_a_page() throws IOException {
    String answer = send("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 4").contains("\r\n\r\n{\"__type\":\"");
  }
}
