package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/** Dresses bodies as AWS does: status, content type, request id, date. */
final class Answers {

  static final String JSON = "application/x-amz-json-1.0";

  private static final HttpHeader CONTENT_TYPE = new HttpHeader("Content-Type", JSON);

  private record Dated(long second, HttpHeader header) {}

  private final PojoWriter writer = new PojoWriter();
  private final Supplier<String> requestIds;
  private final InstantSource clock;
  private volatile Dated date = new Dated(Long.MIN_VALUE, HttpHeader.absent("Date"));

  Answers(Supplier<String> requestIds, InstantSource clock) {
    this.requestIds = requestIds;
    this.clock = clock;
  }

  Response success(SdkPojo response) {
    return answer(200, writer.write(response));
  }

  Response error(WireError error) {
    return answer(error.status(), writer.write(error));
  }

  static Response reset() {
    return Response.response().fault(Fault.CONNECTION_RESET_BY_PEER).build();
  }

  private Response answer(int status, byte[] body) {
    HttpHeaders headers =
        new ListedHeaders(
            List.of(
                new HttpHeader("x-amzn-RequestId", requestIds.get()),
                date(),
                CONTENT_TYPE,
                new HttpHeader("Content-Length", Integer.toString(body.length))));
    return Response.response().status(status).headers(headers).body(body).build();
  }

  /**
   * The last date that was formatted. Formatting one costs as much as the rest of an answer, and
   * many beats share their second.
   */
  private HttpHeader date() {
    Instant now = clock.instant();
    Dated last = date;
    if (last.second() != now.getEpochSecond()) {
      last =
          new Dated(
              now.getEpochSecond(),
              new HttpHeader(
                  "Date",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
      date = last;
    }
    return last.header();
  }
}
