package dev.holter.time;

import org.apiguardian.api.API;

/** Puts threads on a clock that know nothing of it. */
@API(status = API.Status.INTERNAL)
public final class Hooking {
  private Hooking() {}

  /**
   * Puts the waits of the clock's threads, and of those that they start, on the clock. Before the
   * first of them is started.
   *
   * @param clock whose threads these are
   * @param agent is told which threads these are
   */
  public static void use(VirtualClock clock, ThreadHooks agent) {
    clock.timeline().hooks.use(agent);
  }

  /**
   * Begins a piece of the test's own code, on the thread that is the test's: the threads that it
   * starts there are on the clock.
   *
   * @param clock whose test it is
   */
  public static void beginTest(VirtualClock clock) {
    clock.timeline().hooks.beginTest();
  }

  /**
   * Ends it, on whatever thread.
   *
   * @param clock whose test it is
   */
  public static void endTest(VirtualClock clock) {
    clock.timeline().hooks.endTest();
  }

  /**
   * Lets the calling thread count until it rests, if it is on no clock: it goes on with what a hold
   * has stood for, which is closed afterwards.
   *
   * @param clock whose time stands still meanwhile
   */
  public static void goOn(VirtualClock clock) {
    clock.timeline().guests.goOn();
  }
}
