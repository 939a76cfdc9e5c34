package dev.holter.internal.wire;

import java.util.concurrent.Callable;

/** One HTTP call of a known caller, from the client's thread to the server's and back. */
interface Passage {

  String id();

  /** An attempt leaves the client. */
  void sent();

  /** Does the work on a server thread in the caller's name. */
  <T> T serve(Callable<T> work) throws Exception;

  /** The calling thread has all of an answer, and hands it on to whoever takes it up. */
  void arrives();

  /** The client backs off before another attempt. */
  void backsOff();

  /** The last attempt has reached a limit; one that took no virtual time came in real time. */
  default void timedOut(Throwable timeout) {}

  /** The client has taken up the answer, or given up. */
  void answered();

  /** Nothing more will come. */
  void end();
}
