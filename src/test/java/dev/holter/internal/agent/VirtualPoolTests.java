package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.time.LeakedThreadsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What is left of pools of the JDK's whose threads are virtual when a test ends. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before.")
class VirtualPoolTests {
  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @RepeatedTest(20)
  void an_idle_pool_is_given_back_and_works_for_the_next_test() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, virtual());
    try {
      sleepOnceIn(pool);
      sleepOnceIn(pool);
    } finally {
      pool.shutdownNow();
    }

    assertThat(seen).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(20));
  }

  private void sleepOnceIn(ExecutorService pool) {
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "worker",
        ignored ->
            pool.submit(
                () -> {
                  Thread.sleep(20_000);
                  return seen.add(clock.elapsed());
                }));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatCode(clock::close).doesNotThrowAnyException();
  }

  @RepeatedTest(20)
  void so_is_one_whose_schedule_was_cancelled() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, virtual());
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "worker",
        ignored -> {
          Future<?> beats = scheduleIn(pool, clock);
          Thread.sleep(50_000);
          beats.cancel(false);
        });

    clock.advanceBy(Duration.ofMinutes(2));

    assertThatCode(clock::close).doesNotThrowAnyException();
    assertThat(seen).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40));
    pool.shutdownNow();
  }

  @RepeatedTest(20)
  void one_that_is_left_running_fails_the_test_and_ends() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, virtual());
    VirtualClock clock = Runs.clock();
    Runs.start(clock, "worker", ignored -> scheduleIn(pool, clock));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(LeakedThreadsException.class)
        .hasMessageContaining("still planned in pools")
        .hasMessageContaining(VirtualPoolTests.class.getName());
    assertThat(seen).hasSize(3);
    pool.shutdownNow();
  }

  private Future<?> scheduleIn(ScheduledExecutorService pool, VirtualClock clock) {
    return pool.scheduleAtFixedRate(() -> seen.add(clock.elapsed()), 20, 20, TimeUnit.SECONDS);
  }

  /** What JDK 17, by which the tests are compiled, does not have. */
  private static ThreadFactory virtual() throws ReflectiveOperationException {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (ThreadFactory)
        Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
  }
}
