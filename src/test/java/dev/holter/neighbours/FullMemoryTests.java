package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A worker that uses the memory up does so for itself. */
class FullMemoryTests {
  @TempDir private Path directory;

  @Test
  void a_worker_that_fills_the_memory_fails_alone() {
    assertThat(new ForkedJvm(directory, "-Xmx64m").run(FillingTestCases.class).out())
        .isEqualToIgnoringNewLines(
            "java.lang.AssertionError: Worker [worker-1] ended with an uncaught exception:"
                + " java.lang.OutOfMemoryError: Java heap space"
                + "1 passed, 1 failed");
  }

  /** Nothing happens, and each look at why needs a little memory. */
  @Test
  void a_worker_that_keeps_the_memory_full_fails_its_test_and_no_other() {
    assertThat(
            new ForkedJvm(directory, "-Xmx64m", "-XX:+UseSerialGC")
                .run(KeepingTestCases.class)
                .out())
        .startsWith("dev.holter.time.HeldTimeException: Virtual time stands still")
        .endsWith("1 passed, 1 failed\n");
  }

  /** The test waits on a monitor, and somebody else looks for it. */
  @Test
  void so_does_one_whose_test_waits_on_a_monitor() {
    assertThat(
            new ForkedJvm(directory, "-Xmx64m", "-XX:+UseSerialGC")
                .run(KeepingBesideMonitorTestCases.class)
                .out())
        .startsWith("dev.holter.time.HeldTimeException: Virtual time stands still")
        .endsWith("0 passed, 1 failed\n");
  }

  @SuppressWarnings("ModifiedButNotUsed") // It only has to be there.
  private static void keepFull() {
    List<byte[]> kept = new ArrayList<>();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        kept.add(new byte[1 << 20]);
      } catch (OutOfMemoryError full) {
        // As by a worker that believes that it will pass.
      }
    }
  }

  @StepFunctionsTest(watchdog = "PT2S")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class KeepingTestCases {
    @Test
    void a_keeping(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(FullMemoryTests::keepFull);
      clock.advanceBy(Duration.ofMinutes(1));
    }

    @Test
    void b_waiting(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> Thread.sleep(30_000));
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }

  @StepFunctionsTest(watchdog = "PT2S")
  static class KeepingBesideMonitorTestCases {
    @Test
    @SuppressWarnings("WaitNotInLoop") // Nobody ends it.
    void keeping(FakeStepFunctions stepFunctions) throws InterruptedException {
      stepFunctions.runScript(
          () -> {
            Thread.sleep(1000);
            keepFull();
          });
      Object nobody = new Object();
      synchronized (nobody) {
        nobody.wait();
      }
    }
  }

  @StepFunctionsTest
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class FillingTestCases {
    @Test
    @SuppressWarnings("ModifiedButNotUsed") // It only has to be there.
    void a_filling(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            List<byte[]> kept = new ArrayList<>();
            while (true) {
              kept.add(new byte[1 << 20]);
            }
          });
      clock.advanceBy(Duration.ofMinutes(1));
    }

    @Test
    void b_waiting(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> Thread.sleep(30_000));
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }
}
