package dev.holter.internal.wire;

import java.util.concurrent.Callable;

/** One HTTP call of a known caller, from the client's thread to the server's and back. */
interface Passage {

  String id();

  /** Called when an attempt leaves the client. */
  void sent();

  /** Does the work on a server thread in the caller's name. */
  <T> T serve(Callable<T> work) throws Exception;

  /** Called when the calling thread has all of an answer and hands it to whoever takes it up. */
  void arrives();

  /** Called when the client backs off before another attempt. */
  void backsOff();

  /**
   * Called when the last attempt has reached a time limit. A limit that was reached without virtual
   * time was kept in real time.
   */
  default void timedOut(Throwable timeout) {}

  /** Called when the client has taken up the answer, or has given up. */
  void answered();

  /** Called when nothing more will come of the call. */
  void end();
}
