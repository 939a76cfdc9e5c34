package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import dev.holter.internal.agent.HolterAgent;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.RepeatedTest;

/** A thread in real time that brings answers to several clocks. */
class EventLoopTests {

  private static VirtualClock clock() {
    VirtualClock clock = VirtualClock.create();
    engine(clock).hookThreads(HolterAgent.install());
    return clock;
  }

  @RepeatedTest(50)
  void what_it_starts_is_on_the_clock_whose_answer_it_brings() throws Exception {
    try (VirtualClock one = clock();
        VirtualClock other = clock();
        Selector selector = Selector.open()) {
      List<Boolean> known =
          ForkJoinPool.commonPool()
              .submit(
                  () -> {
                    engine(one).goOn();
                    // Nobody wakes it: what a clock's thread wakes it for would be that clock's.
                    selector.select(1);
                    Thread ofNobody = started();
                    engine(other).goOn();
                    Thread ofTheOther = started();
                    return List.of(
                        isOn(one, ofNobody),
                        isOn(other, ofNobody),
                        isOn(one, ofTheOther),
                        isOn(other, ofTheOther));
                  })
              .get();

      assertThat(known).containsExactly(false, false, false, true);
    }
  }

  private static Thread started() {
    Thread thread = new Thread(() -> {});
    thread.start();
    return thread;
  }

  private static boolean isOn(VirtualClock clock, Thread thread) {
    return engine(clock).participants.known(thread) != null;
  }
}
