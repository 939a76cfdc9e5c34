package dev.holter.internal.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.boot.Http1Answer;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http1AnswerTests {

  /** The class is the bootstrap loader's, so that no signature here may name it. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Length: 3\n\nabc",
        "HTTP/1.1 200 OK\ncontent-length:0\n\n",
        "HTTP/1.1 204 No Content\n\n",
        "HTTP/1.1 304 Not Modified\nContent-Length: 10\n\n",
        "HTTP/1.1 100 Continue\n\nHTTP/1.1 200\nContent-Length: 1\n\na",
        "HTTP/1.0 200 OK\nTransfer-Encoding: gzip, chunked\n\n3;x=y\nabc\nA\n0123456789\n0\n\n",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\na\n0\nTrailer: x\n\n",
      })
  void ends_with_its_last_byte(String text) {
    Http1Answer answer = Objects.requireNonNull(Http1Answer.to(bytes("GET / HTTP/1.1\n")));
    ByteBuffer all = bytes(text);
    while (all.hasRemaining()) {
      assertThat(answer.isComplete()).as("before %s", all).isFalse();
      answer.take(ByteBuffer.wrap(new byte[] {all.get()}));
    }
    assertThat(answer.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\n\nuntil the end of the connection",
        "HTTP/1.1 101 Switching Protocols\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\nContent-Length: many\n\n",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nx\n",
        "HTTP/2 200\nContent-Length: 0\n\n",
        "+OK\n\n",
      })
  void has_no_end_that_it_tells(String text) {
    Http1Answer answer = Objects.requireNonNull(Http1Answer.to(bytes("POST / HTTP/1.1\n")));
    answer.take(bytes(text));
    assertThat(answer.isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PRI * HTTP/2.0\n", "*1\n$4\nPING\n", "SET", "get / HTTP/1.1\n"})
  void is_to_a_request_only(String request) {
    assertThat(Http1Answer.to(bytes(request))).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_000})
  void has_no_body_if_only_its_head_was_asked_for(long length) {
    Http1Answer answer = Objects.requireNonNull(Http1Answer.to(bytes("HEAD / HTTP/1.1\n")));
    answer.take(bytes("HTTP/1.1 200 OK\nContent-Length: " + length + "\n\n"));
    assertThat(answer.isComplete()).isTrue();
  }
}
