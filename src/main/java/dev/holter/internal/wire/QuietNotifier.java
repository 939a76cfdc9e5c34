package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.common.Notifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Keeps WireMock off standard output; what it reports as an error goes to the JDK's logger. */
final class QuietNotifier implements Notifier {

  private final Logger log = System.getLogger("dev.holter.wiremock");

  @Override
  public void info(String message) {}

  @Override
  public void error(String message) {
    log.log(Level.WARNING, () -> message);
  }

  @Override
  public void error(String message, Throwable cause) {
    log.log(Level.WARNING, () -> message, cause);
  }
}
