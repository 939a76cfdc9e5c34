package dev.holter.internal.wire;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Where one call of Step Functions goes, as the client means it and as the worlds want it. */
record Departure(SdkHttpRequest request, String operation, boolean endpointIsSet) {

  /** What the SDK calls the service whose calls are served here. */
  private static final String STEP_FUNCTIONS = "Sfn";

  private static final String HOST_PREFIX = "sync-";

  static boolean isOf(ExecutionAttributes attributes) {
    return STEP_FUNCTIONS.equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
  }

  @SuppressWarnings("deprecation") // what is to be used instead is internal to the SDK
  static Departure of(SdkHttpRequest request, ExecutionAttributes attributes) {
    return new Departure(
        request,
        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
        Boolean.TRUE.equals(attributes.getAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN)));
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

  /** A port that was given back may by chance be another world's today, which its threads know. */
  private boolean wasLed() {
    String host = host(request);
    return DefaultClients.wereLedTo(host, request.port())
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
      OpenTimes.rulesOfCaller()
          .ifPresent(
              calls -> {
                throw calls.goBack(operation, host(request) + ":" + request.port());
              });
    }
  }
}
