package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls over HTTP from their arrival until WireMock's journal has them.
 *
 * <p>Without the count, a call that outlives its lease would appear in the journal of the next one.
 */
final class HttpCallCount implements ServeEventListener {

  private final AtomicInteger underWay = new AtomicInteger();

  boolean isZero() {
    return underWay.get() == 0;
  }

  @Override
  public String getName() {
    return "holter-http-calls";
  }

  @Override
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    if (isOverHttp(event.getRequest())) {
      underWay.incrementAndGet();
    }
  }

  @Override
  public void afterComplete(ServeEvent event, Parameters parameters) {
    if (isOverHttp(event.getRequest())) {
      underWay.decrementAndGet();
    }
  }

  private static boolean isOverHttp(Request request) {
    return !InProcessRequest.PROTOCOL.equals(request.getProtocol());
  }
}
