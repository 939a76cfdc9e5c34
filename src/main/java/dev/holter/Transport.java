package dev.holter;

import org.apiguardian.api.API;

/**
 * How the injected clients reach the simulated service; the answers are the same.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Transport {
  /** Without a socket, on the calling thread. */
  IN_PROCESS,
  /** Over HTTP on the loopback interface. */
  HTTP
}
