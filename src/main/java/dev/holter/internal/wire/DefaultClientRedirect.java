package dev.holter.internal.wire;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code SfnClient.create()} reach an endpoint, by system properties, until it is closed; and
 * clients that were built earlier, for another test or for AWS.
 *
 * <p>Properties belong to the whole JVM: the caller keeps two redirections from overlapping.
 */
public final class DefaultClientRedirect implements AutoCloseable {

  private final Map<String, @Nullable String> before = new LinkedHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final URI endpoint;

  /**
   * Starts the redirection.
   *
   * @param endpoint where the default clients shall go
   * @param region the region that they name
   */
  public DefaultClientRedirect(URI endpoint, String region) {
    this.endpoint = endpoint;
    Map<String, @Nullable String> wanted = new HashMap<>();
    wanted.put("aws.endpointUrlSfn", endpoint.toString());
    wanted.put("aws.ignoreConfiguredEndpointUrls", "false");
    wanted.put("aws.region", region);
    wanted.put("aws.accessKeyId", "holter");
    wanted.put("aws.secretAccessKey", "holter");
    // a leftover token would be sent with the keys above
    wanted.put("aws.sessionToken", null);
    // nothing of the machine may decide where a test's calls go
    wanted.put("aws.disableEc2Metadata", "true");
    wanted.forEach((name, value) -> before.put(name, set(name, value)));
    DefaultClients.lead(endpoint);
  }

  /** Puts all properties back as they were; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      DefaultClients.release(endpoint);
      before.forEach(DefaultClientRedirect::set);
    }
  }

  private static @Nullable String set(String name, @Nullable String value) {
    return value == null ? System.clearProperty(name) : System.setProperty(name, value);
  }
}
