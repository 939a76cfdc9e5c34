package dev.holter.internal.agent;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Threads that are blocked, in a roundabout way, by one that waits in virtual time. */
class ContentionTests {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Object first = new Object();
  private final Object second = new Object();
  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @RepeatedTest(10)
  void a_thread_behind_one_that_is_blocked_does_not_hold_time() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "sleeps", ignored -> sleepWithFirst());
      Runs.start(clock, "is blocked", ignored -> takeBothAfterOneSecond(clock));
      Runs.start(clock, "is behind", ignored -> takeSecondAfterTwoSeconds(clock));

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(MINUTE, MINUTE);
    }
  }

  private void sleepWithFirst() throws InterruptedException {
    synchronized (first) {
      Thread.sleep(MINUTE.toMillis());
    }
  }

  private void takeBothAfterOneSecond(VirtualClock clock) throws InterruptedException {
    Thread.sleep(1_000);
    synchronized (second) {
      synchronized (first) {
        seen.add(clock.elapsed());
      }
    }
  }

  private void takeSecondAfterTwoSeconds(VirtualClock clock) throws InterruptedException {
    Thread.sleep(2_000);
    synchronized (second) {
      seen.add(clock.elapsed());
    }
  }

  @RepeatedTest(10)
  void a_monitor_that_the_test_has_does_not_hold_time() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "is blocked", ignored -> takeSecondAfterTwoSeconds(clock));

      synchronized (second) {
        clock.advanceBy(HOUR);
      }
      clock.advanceBy(MINUTE);

      assertThat(seen).containsExactly(HOUR);
    }
  }

  @RepeatedTest(10)
  void a_thread_that_is_blocked_does_not_keep_another_from_the_test_that_joins_it()
      throws InterruptedException {
    try (VirtualClock clock = Runs.clock()) {
      engine(clock).beginTest();
      Helpers.start(this::sleepWithFirst);
      Helpers.start(() -> takeFirst(clock));
      Thread third = Helpers.start(() -> seen.add(clock.elapsed()));

      third.join();

      assertThat(seen).containsExactly(Duration.ZERO);
      engine(clock).endTest();
    }
  }

  @RepeatedTest(10)
  void a_thread_that_is_blocked_does_not_keep_another_from_the_test_that_waits_on_a_monitor()
      throws InterruptedException {
    try (VirtualClock clock = Runs.clock()) {
      engine(clock).beginTest();
      Helpers.start(this::sleepWithFirst);
      Helpers.start(() -> takeFirst(clock));
      Helpers.start(
          () -> {
            synchronized (second) {
              seen.add(clock.elapsed());
              second.notifyAll();
            }
          });

      synchronized (second) {
        while (seen.isEmpty()) {
          second.wait();
        }
      }

      assertThat(seen).containsExactly(Duration.ZERO);
      engine(clock).endTest();
    }
  }

  private void takeFirst(VirtualClock clock) {
    synchronized (first) {
      seen.add(clock.elapsed());
    }
  }

  @RepeatedTest(20)
  void threads_that_were_blocked_go_on_in_the_order_in_which_they_came() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "sleeps", ignored -> sleepWithFirst());
      for (String name : new String[] {"a", "b", "c"}) {
        Runs.start(clock, name, ignored -> passFirst(name, order));
      }

      clock.advanceBy(HOUR);

      assertThat(order).containsExactly("a", "b", "c");
    }
  }

  private void passFirst(String name, List<String> order) throws InterruptedException {
    synchronized (first) {
      seen.add(MINUTE);
    }
    Thread.sleep(0);
    order.add(name);
  }

  @RepeatedTest(10)
  @EnabledForJreRange(max = JRE.JAVA_21)
  void a_choice_of_the_jvm_is_named() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "sleeps", ignored -> sleepWithFirst());
      Runs.start(clock, "one", ignored -> sleepWithFirst());
      Runs.start(clock, "other", ignored -> sleepWithFirst());

      clock.advanceBy(HOUR);

      assertThat(engine(clock).nondeterminism())
          .isEqualTo(
              "Chance: [one] and [other] were blocked for one monitor, a [java.lang.Object], at"
                  + " [2025-01-01T00:00:00Z], and before JDK 25 the JVM gives it to either. Another"
                  + " run may differ.\n");
    }
  }

  @RepeatedTest(10)
  void nothing_is_left_to_chance_with_one_that_is_blocked() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(clock, "sleeps", ignored -> sleepWithFirst());
      Runs.start(clock, "one", ignored -> sleepWithFirst());

      clock.advanceBy(HOUR);

      assertThat(engine(clock).nondeterminism()).isEmpty();
    }
  }
}
