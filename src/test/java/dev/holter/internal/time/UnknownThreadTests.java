package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.example.StuckWorker;
import dev.holter.VirtualClock;
import dev.holter.time.Hold;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class UnknownThreadTests {
  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);
  private final StuckWorker stuck = new StuckWorker();

  @AfterEach
  void close() {
    stuck.release.countDown();
    clock.close();
  }

  @RepeatedTest(20)
  void a_thread_that_sleeps_on_the_clock_is_adopted_and_forgotten_when_it_ends() throws Exception {
    CountDownLatch adopted = new CountDownLatch(1);
    Thread own =
        new Thread(
            () -> {
              engine(clock).participants.caller("a call");
              adopted.countDown();
              sleep(Duration.ofSeconds(5));
              workers.note("own");
              sleep(Duration.ofSeconds(5));
            });
    own.start();
    adopted.await();

    clock.advanceBy(Duration.ofSeconds(60));
    own.join();

    assertThat(workers.notes()).containsExactly("PT5S own");
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(60));
  }

  @RepeatedTest(20)
  void an_adopted_thread_may_end_without_a_word() throws Exception {
    Thread own = new Thread(() -> engine(clock).participants.caller("a call"));
    own.start();
    own.join();

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(engine(clock).participants.present()).isEmpty();
  }

  @Test
  void two_requests_of_one_unknown_thread_adopt_it_once() throws Exception {
    Thread caller = new Thread(stuck::waitForReal);
    caller.start();
    Callable<Object> nothing = () -> "";

    engine(clock).actFor(caller, "first", nothing);
    engine(clock).actFor(caller, "second", nothing);

    assertThat(engine(clock).participants.present()).hasSize(1);
    stuck.release.countDown();
    caller.join();
  }

  @Test
  void a_server_thread_waits_for_the_worker_that_is_blocked_in_its_call() throws Exception {
    Wait poll = engine(clock).newWait("poll");
    AtomicReference<Object> answer = new AtomicReference<>();
    Thread worker = workers.start("worker", stuck::waitForReal);
    Thread server =
        new Thread(
            () -> {
              enteredCall();
              answer.set(serve(worker, poll));
              stuck.release.countDown();
            });
    workers.start(
        "other",
        () -> {
          clock.sleep(Duration.ofSeconds(5));
          poll.signal();
        });
    server.start();

    clock.advanceBy(Duration.ofSeconds(60));
    server.join();

    assertThat(answer.get()).isEqualTo("true at PT5S");
  }

  @Test
  void a_server_thread_is_let_go_when_the_caller_it_waits_for_has_died() throws Exception {
    Wait poll = engine(clock).newWait("poll");
    Thread caller = new Thread(stuck::waitForReal);
    caller.start();
    stuck.entered.await();
    AtomicReference<Object> answer = new AtomicReference<>();
    Thread server = new Thread(() -> answer.set(serve(caller, poll)));
    server.start();
    clock.advanceBy(Duration.ZERO);

    stuck.release.countDown();
    server.join();

    assertThat(answer.get()).isEqualTo("java.lang.InterruptedException");
  }

  @Test
  void holds_may_be_opened_and_closed_from_outside_while_the_test_advances() throws Exception {
    Hold first = clock.hold("first");
    Thread outside =
        new Thread(
            () -> {
              Hold second = clock.hold("second");
              first.close();
              first.close();
              workers.note("held");
              second.close();
            });
    workers.start("worker", () -> clock.sleep(Duration.ofSeconds(5)));
    outside.start();

    clock.advanceBy(Duration.ofSeconds(60));
    outside.join();

    assertThat(workers.notes()).containsExactly("PT0S held");
    assertThat(engine(clock).holds.open()).isEmpty();
  }

  @Test
  void a_preemptive_timeout_lends_the_clock_to_another_thread_and_gets_it_back() {
    workers.start(
        "worker",
        () -> {
          while (true) {
            clock.sleep(Duration.ofSeconds(5));
            workers.note("beat");
          }
        });

    assertTimeoutPreemptively(Duration.ofMinutes(5), () -> clock.advanceBy(Duration.ofSeconds(6)));
    // No verb: a call of the test settles and waits as the test and not as some other thread.
    engine(clock).participants.caller("a call");
    engine(clock).settle();
    clock.advanceBy(Duration.ofSeconds(6));

    assertThat(workers.notes()).containsExactly("PT5S beat", "PT10S beat");
    assertThat(engine(clock).participants.unseen()).isEmpty();
  }

  @Test
  void the_test_may_go_on_on_another_thread_that_says_so() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread second =
        new Thread(
            () -> {
              engine(clock).takeOver();
              failure.set(catchThrowable(() -> clock.sleep(Duration.ofSeconds(5))));
            });
    second.start();
    second.join();

    assertThat(failure.get()).isNull();
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  private void enteredCall() {
    try {
      stuck.entered.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Object serve(Thread caller, Wait poll) {
    try {
      return engine(clock)
          .actFor(
              caller,
              "GetActivityTask",
              () -> poll.await(null, Purpose.BACKGROUND) + " at " + clock.elapsed());
    } catch (Exception failed) {
      return failed.toString();
    }
  }

  private void sleep(Duration amount) {
    try {
      clock.sleep(amount);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
