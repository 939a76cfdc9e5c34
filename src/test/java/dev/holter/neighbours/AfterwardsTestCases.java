package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.internal.agent.boot.HookTable;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A test with a clock, and then one without. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AfterwardsTestCases {

  @Test
  @Order(1)
  @StepFunctionsTest
  void waits_on_a_clock(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Thread> pool = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          CompletableFuture.runAsync(() -> pool.set(Thread.currentThread())).join();
          Thread.sleep(Duration.ofHours(1).toMillis());
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(pool.get()).isNotInstanceOf(ForkJoinWorkerThread.class);
  }

  @Test
  @Order(2)
  void nothing_is_left_of_it() throws ReflectiveOperationException {
    Field table = HookTable.class.getDeclaredField("ALL");
    Field slots = HookTable.class.getDeclaredField("slots");
    table.setAccessible(true);
    slots.setAccessible(true);

    assertThat((Object[]) slots.get(table.get(null))).isEmpty();
  }

  @Test
  @Order(3)
  void time_is_real_on_all_threads() throws InterruptedException {
    Instant start = VirtualClock.DEFAULT_START.plus(Duration.ofDays(1));
    AtomicReference<Instant> seen = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              seen.set(Instant.now());
            });
    thread.start();
    thread.join();

    assertThat(seen.get()).isAfter(start);
    assertThat(Instant.now()).isAfter(start);
    assertThat(Instant.ofEpochMilli(System.currentTimeMillis())).isAfter(start);
  }

  @Test
  @Order(4)
  void the_common_pool_is_the_JDKs() {
    assertThat(new CompletableFuture<String>().defaultExecutor())
        .isSameAs(ForkJoinPool.commonPool());
  }
}
