package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class InterruptTests {
  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);

  @AfterEach
  void close() {
    Thread.interrupted();
    clock.close();
  }

  @Test
  void an_interrupt_ends_a_sleep_at_its_own_instant_and_uses_up_the_flag() {
    Thread sleeper = workers.start("sleeper", this::sleepAndTell);
    workers.start(
        "other",
        () -> {
          clock.sleep(Duration.ofSeconds(5));
          sleeper.interrupt();
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT5S interrupted, flag false");
  }

  @Test
  void an_interrupt_before_the_first_turn_is_found_by_the_first_wait() {
    workers.start("sleeper", this::sleepAndTell).interrupt();

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT0S interrupted, flag false");
  }

  @Test
  void an_interrupt_after_a_signal_at_the_same_instant_leaves_the_flag_and_not_the_result() {
    Wait wait = engine(clock).newWait("something");
    Thread waiter =
        workers.start(
            "waiter",
            () -> {
              boolean signalled = wait.await(null, Purpose.WORK);
              workers.note(signalled + ", flag " + Thread.interrupted());
            });
    clock.advanceBy(Duration.ofSeconds(1));

    wait.signal();
    waiter.interrupt();
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(workers.notes()).containsExactly("PT1S true, flag true");
  }

  @Test
  void an_interrupt_before_a_signal_at_the_same_instant_wins() {
    Wait wait = engine(clock).newWait("something");
    Thread waiter = workers.start("waiter", () -> wait.await(null, Purpose.WORK));
    clock.advanceBy(Duration.ofSeconds(1));

    waiter.interrupt();
    wait.signal();
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(workers.notes()).containsExactly("PT1S stopped");
  }

  @Test
  void an_interrupt_at_the_instant_of_the_deadline_comes_first_if_its_sender_does() {
    Thread[] sleeper = new Thread[1];
    engine(clock)
        .schedule(
            VirtualClock.DEFAULT_START.plusSeconds(60),
            Priority.SERVICE,
            Purpose.WORK,
            "interrupt",
            () -> sleeper[0].interrupt());
    sleeper[0] = workers.start("sleeper", this::sleepAndTell);

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT1M interrupted, flag false");
  }

  @RepeatedTest(50)
  void an_interrupt_from_an_unknown_thread_ends_exactly_one_wait() throws InterruptedException {
    int[] ends = new int[2];
    Thread sleeper =
        workers.start(
            "sleeper",
            () -> {
              while (ends[0] + ends[1] < 2000) {
                try {
                  clock.sleep(Duration.ofSeconds(1));
                  ends[0]++;
                } catch (InterruptedException interrupted) {
                  ends[1]++;
                }
              }
              ends[1] += Thread.interrupted() ? 1 : 0;
            });
    CountDownLatch go = new CountDownLatch(1);
    Thread unknown =
        new Thread(
            () -> {
              try {
                go.await();
                sleeper.interrupt();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    unknown.start();

    go.countDown();
    clock.advanceBy(Duration.ofMinutes(25));
    unknown.join();
    clock.advanceBy(Duration.ofMinutes(25));

    assertThat(ends[1]).isEqualTo(1);
  }

  @Test
  void an_interrupt_of_the_advancing_test_names_what_it_was_in() {
    var stuck = new com.example.StuckWorker();
    Thread test = Thread.currentThread();
    workers.start(
        "worker",
        () -> {
          clock.sleep(Duration.ofSeconds(5));
          test.interrupt();
          // Nobody but the test's thread itself notices, so time must not pass until it has.
          stuck.waitForReal();
        });

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(60)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "The test's thread was interrupted in [advanceBy(PT1M)], for example by a JUnit"
                + " timeout\n")
        .hasCauseExactlyInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void an_interrupt_of_the_test_does_not_wait_for_a_stuck_worker() throws InterruptedException {
    var stuck = new com.example.StuckWorker();
    workers.start("stuck", stuck::waitForReal);
    Thread test = Thread.currentThread();
    Thread timeout =
        new Thread(
            () -> {
              try {
                stuck.entered.await();
                test.interrupt();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    timeout.start();

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(60)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("  [stuck], thread ")
        .hasMessageContaining("      at com.example.StuckWorker.waitForReal(StuckWorker.java:");
    Thread.interrupted();
    timeout.join();
  }

  @Test
  void a_flag_that_was_set_before_a_sleep_ends_it_at_once() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1)))
        .isExactlyInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private void sleepAndTell() {
    Instant end = clock.instant().plusSeconds(60);
    try {
      clock.sleep(Duration.between(clock.instant(), end));
      workers.note("slept");
    } catch (InterruptedException interrupted) {
      workers.note("interrupted, flag " + Thread.currentThread().isInterrupted());
    }
  }
}
