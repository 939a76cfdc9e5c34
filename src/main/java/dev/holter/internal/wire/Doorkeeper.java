package dev.holter.internal.wire;

import java.io.IOException;
import java.util.regex.Pattern;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.http.HttpFields;
import wiremock.org.eclipse.jetty.http.HttpHeader;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/** Lets in who means this endpoint and can be understood; all others are told so in JSON. */
final class Doorkeeper extends HandlerWrapper {

  /**
   * Names that no web page can have: a page that rebinds its own name to this machine names itself.
   * Containers call their host by names below {@code internal}, which is nobody's to register.
   */
  private static final Pattern OWN_NAME =
      Pattern.compile(
          "(?i)(sync-)?([0-9]{1,3}([.][0-9]{1,3}){3}|\\[.*]|(.+[.])?localhost|.+[.]internal)[.]?");

  private static final Pattern FORM = Pattern.compile("(?i)form-urlencoded|multipart/");

  Doorkeeper(Handler inside) {
    setHandler(inside);
  }

  @Override
  public void handle(
      String target, Request request, HttpServletRequest servlet, HttpServletResponse response)
      throws IOException {
    if (!isOwn(request.getServerName())) {
      refuse(request, response, WireError.foreignHost(request.getServerName()));
    } else if (request.getMethod().equals("CONNECT")) {
      refuse(request, response, WireError.noProxy());
    } else {
      unform(request);
      letIn(target, request, servlet, response);
    }
  }

  /**
   * No call is a form, whatever a client calls it that does not know better, such as curl: WireMock
   * would read it as one, and stumble over what is none.
   */
  private static void unform(Request request) {
    String type = request.getContentType();
    if (type != null && FORM.matcher(type).find()) {
      request.setContentType(Answers.JSON);
      request.setHttpFields(
          HttpFields.build(request.getHttpFields()).put(HttpHeader.CONTENT_TYPE, Answers.JSON));
    }
  }

  private static boolean isOwn(String host) {
    return OWN_NAME.matcher(host).matches();
  }

  private void letIn(
      String target, Request request, HttpServletRequest servlet, HttpServletResponse response)
      throws IOException {
    ClientPort.begin(request.getRemotePort());
    try {
      super.handle(target, request, new BoundedRequest(servlet), response);
    } catch (Exception failure) {
      if (response.isCommitted()) {
        throw new IOException("The answer broke off", failure);
      }
      refuse(
          request,
          response,
          isUnreadable(failure)
              ? WireError.unreadable(new UnreadableRequestException(null))
              : WireError.internalFailure());
    } finally {
      ClientPort.end();
    }
  }

  /** Refuses a body that breaks off, or that is not encoded as its header says. */
  private static boolean isUnreadable(Throwable failure) {
    for (Throwable next = failure; next != null; next = next.getCause()) {
      if (next instanceof IOException || next instanceof BadMessageException) {
        return true;
      }
    }
    return false;
  }

  private static void refuse(Request request, HttpServletResponse response, WireError error)
      throws IOException {
    response.reset();
    request.setHandled(true);
    ErrorAnswers.write(response, error);
    // The rest of the request is not read, so that a next request on the same connection would
    // begin in its middle.
    response.flushBuffer();
  }
}
