package dev.holter.time;

import org.apiguardian.api.API;

/**
 * Keeps virtual time from moving until it is closed.
 *
 * <p>Threads go on at the present instant while a hold is open. A hold that outlives the watchdog's
 * limit fails the test with its name and the place where it was taken. Only a clock makes holds:
 * this type is not for implementing.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Hold extends AutoCloseable {

  /**
   * Returns what this hold was taken for.
   *
   * @return the name given when it was taken
   */
  String name();

  /** Lets time move again; closing twice does nothing. Any thread. */
  @Override
  void close();
}
