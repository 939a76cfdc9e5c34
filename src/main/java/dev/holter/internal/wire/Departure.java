package dev.holter.internal.wire;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Decides where one call of Step Functions goes, from where its client would send it and what the
 * worlds want.
 *
 * @param ledTo where default clients went when the client of the call was built, if anywhere
 */
record Departure(
    SdkHttpRequest request, String operation, boolean endpointIsSet, @Nullable URI ledTo) {

  /** The SDK's name of the service whose calls are served here. */
  private static final String STEP_FUNCTIONS = "Sfn";

  private static final String HOST_PREFIX = "sync-";

  static boolean isOf(ExecutionAttributes attributes) {
    return STEP_FUNCTIONS.equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
  }

  @SuppressWarnings("deprecation") // what is to be used instead is internal to the SDK
  static Departure of(SdkHttpRequest request, ExecutionAttributes attributes, @Nullable URI ledTo) {
    return new Departure(
        request,
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
        Boolean.TRUE.equals(attributes.getAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN)),
        ledTo);
  }

  /** StartSyncExecution and TestState go to {@code sync-127.0.0.1}, which does not exist. */
  static String host(SdkHttpRequest request) {
    String host = request.host();
    return host.startsWith(HOST_PREFIX) ? host.substring(HOST_PREFIX.length()) : host;
  }

  boolean leavesMachine() {
    return !ThisMachine.has(host(request));
  }

  /** Leads a default client to the world of the test that runs now, whenever it was built. */
  SdkHttpRequest redirected() {
    Optional<URI> target = isOfDefaultClient() ? DefaultClients.target() : Optional.empty();
    return target.map(this::at).orElse(request);
  }

  private boolean isOfDefaultClient() {
    return wasLed() || (!endpointIsSet && leavesMachine());
  }

  /**
   * Ports are given back and opened again, so that the number alone says nothing: the client has to
   * be as old as the redirection to it, and a thread knows the port of its own world.
   */
  private boolean wasLed() {
    String host = host(request);
    return ledTo != null
        && LiveEndpoints.isLoopback(host)
        && ledTo.getPort() == request.port()
        && LiveEndpoints.at(host, request.port()).filter(Passages::haveCaller).isEmpty();
  }

  private SdkHttpRequest at(URI endpoint) {
    return request.toBuilder()
        .protocol(endpoint.getScheme())
        .host(endpoint.getHost())
        .port(endpoint.getPort())
        .build();
  }

  /** Throws, if the calling thread belongs to a world that does not let this call go. */
  void check() {
    if (leavesMachine()) {
      OpenTimes.rulesOfCaller()
          .ifPresent(calls -> calls.leave(operation, host(request), endpointIsSet));
    } else if (wasLed()) {
      String where = host(request) + ":" + request.port();
      OpenTimes.rulesOfCaller()
          .ifPresent(
              calls -> {
                throw calls.goBack(operation, where);
              });
      if (isElsewhereNow()) {
        throw RemoteCalls.isAnothers(operation, where);
      }
    }
  }

  /** The port that the client was led to has been opened for somebody else since. */
  private boolean isElsewhereNow() {
    return ledTo != null
        && !ledTo.equals(DefaultClients.now())
        && LiveEndpoints.at(host(request), request.port()).isPresent();
  }
}
