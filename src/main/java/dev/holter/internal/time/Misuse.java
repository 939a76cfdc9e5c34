package dev.holter.internal.time;

/** Refuses calls that would wait for themselves, and says what to do instead. */
final class Misuse {
  private Misuse() {}

  static void refuseInsideAction(Mover mover, String what) {
    if (mover.isCaller()) {
      throw insideOfTime(what);
    }
  }

  static IllegalStateException insideOfTime(String what) {
    return new IllegalStateException(
        "["
            + what
            + "] was called from inside something that time itself runs: return instead, and let"
            + " the test's thread advance");
  }

  /** Two threads that wait as one participant would be woken as one. */
  static void refuseSecondWait(Participant self, Wait wait) {
    if (self.isRunning()) {
      return;
    }
    Wait first = self.wait;
    throw new IllegalStateException(
        "["
            + wait.what()
            + "] waits for ["
            + self.name
            + "], which "
            + (first == null ? "does not run" : "is in [" + first.what() + "] already")
            + ": a thread is in one wait at a time, so serve a caller that does not block as a"
            + " stranger");
  }

  static IllegalStateException onWorker(String verb, Participant caller) {
    return new IllegalStateException(
        "["
            + verb
            + "] was called on ["
            + caller.name
            + "], whose own running keeps time still: call it on the test's thread, and use"
            + " VirtualClock.sleep in a worker");
  }

  static IllegalStateException onTwoClocks(String what, Thread caller) {
    return new IllegalStateException(
        "["
            + what
            + "] was called on ["
            + caller.getName()
            + "], which is on the virtual clock of another test: a thread has one clock, so give the"
            + " worker the client of the test that started it");
  }

  static IllegalStateException secondDriver(String verb, Participant test) {
    return new IllegalStateException(
        "["
            + verb
            + "] was called on ["
            + ThreadNames.of(Thread.currentThread())
            + "] while ["
            + ThreadNames.of(test.thread)
            + "] moves time: one thread moves a clock at a time");
  }
}
