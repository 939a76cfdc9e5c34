package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.EndlessWorker;
import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import dev.holter.time.LeakedThreadsException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Workers that do not come on: the test fails in bounded time, and says who and where. */
@Timeout(300)
class StuckWorkerTests {
  private final AtomicBoolean given = new AtomicBoolean();

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @RepeatedTest(50)
  void two_that_wait_for_each_others_locks_fail_the_test() {
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    VirtualClock clock = Runs.clock();
    Runs.start(clock, "first", ignored -> EndlessWorker.takeBoth(left, right));
    Runs.start(clock, "second", ignored -> EndlessWorker.takeBoth(right, left));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(HeldTimeException.class)
        .hasMessageContaining("locks that they have among themselves")
        .hasMessageContaining("[first]")
        .hasMessageContaining("[second]")
        .hasMessageContaining("EndlessWorker.takeBoth");
  }

  @RepeatedTest(50)
  void a_lock_that_somebody_gives_free_later_is_no_deadlock() {
    ReentrantLock lock = new ReentrantLock();
    try (VirtualClock clock = Runs.clock()) {
      for (String name : new String[] {"first", "second", "third"}) {
        Runs.start(
            clock,
            name,
            ignored -> {
              lock.lockInterruptibly();
              try {
                Thread.sleep(3_600_000);
              } finally {
                lock.unlock();
              }
            });
      }
      clock.advanceBy(Duration.ofMinutes(1));
    }
  }

  @RepeatedTest(2)
  void two_that_spin_until_an_instant_fail_the_test_at_their_own_line() {
    VirtualClock clock = Runs.clock();
    Runs.start(
        clock,
        "first",
        ignored -> EndlessWorker.spinUntil(() -> clock.elapsed().toSeconds() >= 10));
    Runs.start(
        clock,
        "second",
        ignored -> EndlessWorker.spinUntil(() -> clock.elapsed().toSeconds() >= 20));

    assertThatThrownBy(() -> clock.advanceBy(Duration.ofMinutes(1)))
        .isInstanceOf(HeldTimeException.class)
        .hasMessageContaining("nothing happened for PT5S of usable time")
        .hasMessageContaining("EndlessWorker.spinUntil")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("in Thread.sleep"));
    clock.close();
  }

  @RepeatedTest(50)
  void one_that_spins_lets_the_other_go_on() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "spins",
          ignored -> {
            while (!given.get()) {
              Thread.onSpinWait();
            }
          });
      Runs.start(clock, "gives", ignored -> given.set(true));

      clock.advanceBy(Duration.ofMinutes(1));

      assertThat(given).isTrue();
    }
  }

  @RepeatedTest(10)
  void one_that_goes_on_whatever_is_thrown_is_named_and_does_not_repeat_it_for_ever() {
    AtomicInteger thrown = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    Thread[] stubborn = new Thread[1];
    VirtualClock clock = Runs.clock(Duration.ofMillis(500));
    Runs.start(
        clock,
        "worker",
        ignored -> {
          stubborn[0] = new Thread(() -> waitForEver(this, thrown, ended), "stubborn");
          stubborn[0].start();
        });
    clock.advanceBy(Duration.ofMinutes(1));

    assertThatThrownBy(clock::close)
        .isInstanceOf(LeakedThreadsException.class)
        .hasMessageContaining("[stubborn]");
    assertThat(thrown).hasValueLessThan(5);
    ended.set(true);
    synchronized (this) {
      notifyAll();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // It is in one.
  private static void waitForEver(Object monitor, AtomicInteger thrown, AtomicBoolean ended) {
    while (!ended.get()) {
      try {
        synchronized (monitor) {
          monitor.wait(500);
        }
      } catch (Throwable caught) {
        thrown.incrementAndGet();
      }
    }
  }
}
