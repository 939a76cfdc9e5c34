package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a test does while it waits: it looks at the others, and ends the wait of which none comes.
 */
final class Vigil {
  private final Watchdog watchdog;
  private final Turns turns;
  private final TestState testState;
  private final Verdict verdict;
  private final HookedThreads hooks;
  private final Lookout lookout;

  /** Made before there may be no memory to make it. */
  private final Supplier<List<Thread>> awaited;

  Vigil(
      Watchdog watchdog,
      Participants participants,
      Turns turns,
      TestState testState,
      Verdict verdict,
      HookedThreads hooks,
      Lookout lookout) {
    this.watchdog = watchdog;
    this.turns = turns;
    this.testState = testState;
    this.verdict = verdict;
    this.hooks = hooks;
    this.lookout = lookout;
    this.awaited = participants::awaited;
  }

  /** Whose going on the test waits for. */
  Supplier<List<Thread>> awaited() {
    return awaited;
  }

  /** Parks the calling thread, which is the test's, until it has something to look at or to do. */
  void park(Participant self, Watchdog.Watch watch) {
    heed(self, watch, watch.park(hooks.isUsed(), self.state() == State.READY, awaited));
  }

  /** Only the test has one: it is the one that is told. */
  Watchdog.@Nullable Watch watch(Participant self) {
    return self.isTest() ? watchdog.watch(self.wait) : null;
  }

  void heed(Participant self, Watchdog.Watch watch, Watchdog.Verdict said) {
    switch (said) {
      case OVER -> turns.expire(self);
      case STUCK -> giveUp(self, watch);
      case GO_ON -> lookIfItCan();
    }
  }

  private void lookIfItCan() {
    try {
      if (hooks.isUsed()) {
        lookout.look();
      }
    } catch (VirtualMachineError noRoom) {
      // Whoever has used the memory up is told where it asked for more; the next look may do.
    }
  }

  /** Nobody has come on for too long. */
  void giveUp(Participant test, Watchdog.Watch watch) {
    if (testState.waitsForNobody()) {
      watch.renew();
    } else {
      verdict.held(test);
    }
  }
}
