package dev.holter.time;

import org.apiguardian.api.API;

/** Marks where a test's own code runs: the threads that it starts there are on the clock. */
@API(status = API.Status.INTERNAL)
public final class HookedTest {
  private HookedTest() {}

  /**
   * Begins a piece of the test, on the thread that is the test's.
   *
   * @param clock whose test it is
   */
  public static void begin(VirtualClock clock) {
    clock.timeline().hooks.beginTest();
  }

  /**
   * Ends it, on whatever thread.
   *
   * @param clock whose test it is
   */
  public static void end(VirtualClock clock) {
    clock.timeline().hooks.endTest();
  }
}
