package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.time.LeakedThreadsException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A scheduler that was left open notes whatever ends its waits, and goes on. */
class StubbornWorkerTests {

  @Test
  void is_named_once_and_not_thrown_at_for_ever() throws InterruptedException {
    try {
      assertThat(Fixtures.run(LeftOpenTestCases.class).failure())
          .isExactlyInstanceOf(LeakedThreadsException.class)
          .hasMessageContaining("[left-open]");
      assertThat(LeftOpenTestCases.NOTED).hasSizeLessThan(5);
    } finally {
      LeftOpenTestCases.halt();
    }
  }

  @StepFunctionsTest(watchdog = "PT2S")
  static class LeftOpenTestCases {
    static final List<Throwable> NOTED = new CopyOnWriteArrayList<>();
    private static final Object LOCK = new Object();
    private static volatile boolean halted;
    private static final Thread SCHEDULER = new Thread(LeftOpenTestCases::run, "left-open");

    private static void run() {
      while (!halted) {
        try {
          synchronized (LOCK) {
            LOCK.wait(1_000);
          }
        } catch (Throwable noted) {
          NOTED.add(noted);
        }
      }
    }

    static void halt() throws InterruptedException {
      halted = true;
      SCHEDULER.interrupt();
      SCHEDULER.join();
    }

    @Test
    void leaves_it_open(VirtualClock clock) {
      SCHEDULER.start();
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }
}
