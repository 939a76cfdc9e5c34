package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The test's thread looks at others while they end. */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before.")
class ManyVirtualThreadsTests {
  private static final int THREADS = 1_000;

  private final AtomicInteger ended = new AtomicInteger();

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @RepeatedTest(3)
  void a_thousand_that_end_at_one_instant_are_waited_for() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "starts them", ignored -> startThem());

      clock.advanceBy(Duration.ofHours(1));

      assertThat(ended).hasValue(THREADS);
    }
  }

  private void startThem() throws ReflectiveOperationException {
    Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    for (int i = 0; i < THREADS; i++) {
      start.invoke(null, (Runnable) this::sleepAndEnd);
    }
  }

  private void sleepAndEnd() {
    try {
      Thread.sleep(10_000);
      ended.incrementAndGet();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
