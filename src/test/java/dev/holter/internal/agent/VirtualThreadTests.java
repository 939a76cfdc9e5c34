package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.Beats.Work;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before.")
class VirtualThreadTests {
  private static final long MILLIS = 20_000;

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void a_sleeping_one_beats_at_exactly_its_instants() {
    beatsEvery20Seconds(
        beat ->
            start(
                    () -> {
                      while (sleeps()) {
                        beat.run();
                      }
                    })
                .join());
  }

  @Test
  void joining_one_after_the_other_takes_exactly_their_time() {
    beatsEvery20Seconds(
        beat -> {
          while (true) {
            start(VirtualThreadTests::sleeps).join();
            beat.run();
          }
        });
  }

  @Test
  void one_per_task_takes_exactly_its_time() {
    beatsEvery20Seconds(
        beat -> {
          ExecutorService executor = onePerTask();
          try {
            while (true) {
              executor.submit(VirtualThreadTests::sleeps).get();
              beat.run();
            }
          } finally {
            executor.shutdownNow();
          }
        });
  }

  private static void beatsEvery20Seconds(Work work) {
    assertThat(Beats.ofOneHour(work)).isEqualTo(Beats.every(Duration.ofMillis(MILLIS)));
  }

  private static boolean sleeps() {
    try {
      Thread.sleep(MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread start(Runnable work) throws ReflectiveOperationException {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
  }

  private static ExecutorService onePerTask() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
