package dev.holter.internal.service.run;

import java.lang.System.Logger.Level;

/** The words for an error of Holter's own, after which it does not know how to go on. */
public final class OwnFault {
  public static final String CAUSE =
      "Holter cannot go on here, which is a fault of its own and tells nothing of AWS: please report"
          + " it with the state machine, the input and what the log says.";

  private OwnFault() {}

  /**
   * Logs the exception. Answers of the service name no classes, so that this is the only place that
   * tells what happened.
   */
  public static void log(Throwable fault, String where) {
    System.getLogger("dev.holter")
        .log(Level.ERROR, "Holter cannot go on in [" + where + "]; please report this", fault);
  }
}
