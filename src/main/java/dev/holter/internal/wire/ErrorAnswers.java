package dev.holter.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.ErrorHandler;

/** Answers what Jetty refuses by itself as AWS would: no page, no reason of the server's own. */
final class ErrorAnswers extends ErrorHandler {

  private static final PojoWriter WRITER = new PojoWriter();

  ErrorAnswers() {}

  static void write(HttpServletResponse response, WireError error) throws IOException {
    byte[] body = WRITER.write(error);
    response.setStatus(error.status());
    response.setHeader("Connection", "close");
    response.setContentType(Answers.JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  public void handle(
      String target, Request request, HttpServletRequest servlet, HttpServletResponse response)
      throws IOException {
    request.setHandled(true);
    write(response, WireError.ofStatus(response.getStatus()));
  }

  /** Answers a request whose head cannot be read. */
  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, Answers.JSON);
    return ByteBuffer.wrap(WRITER.write(WireError.ofStatus(status)));
  }
}
