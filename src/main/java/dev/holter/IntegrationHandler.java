package dev.holter;

import org.apiguardian.api.API;

/**
 * Stands for what another service does when a state calls it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IntegrationHandler {

  /**
   * Answers one call. Runs on a thread of the virtual clock, which may wait with {@link
   * dev.holter.VirtualClock#sleep}.
   *
   * @param call what the state sends
   * @return the service's answer as JSON text, such as {@code {}}
   * @throws IntegrationException to fail the call as the service would
   * @throws Exception anything else fails the test
   */
  String handle(IntegrationCall call) throws Exception;
}
