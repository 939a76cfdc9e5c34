package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.StuckWorker;
import dev.holter.VirtualClock;
import dev.holter.internal.agent.HolterAgent;
import dev.holter.time.HeldTimeException;
import dev.holter.time.Hold;
import dev.holter.time.LeakedThreadsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ClosingTests {
  /** A method that runs while its class is rewritten loses its lines. */
  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  private final VirtualClock clock =
      VirtualClock.startingAt(VirtualClock.DEFAULT_START, Duration.ofMillis(200));
  private final Workers workers = new Workers(clock);
  private final StuckWorker stuck = new StuckWorker();

  @AfterEach
  void release() {
    Thread.interrupted();
    stuck.release.countDown();
  }

  @Test
  void threads_are_interrupted_in_the_order_of_their_start_and_have_ended() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      threads.add(workers.start("worker", () -> clock.sleep(Duration.ofDays(1))));
    }
    clock.newSingleThreadScheduledExecutor().execute(() -> {});
    clock.advanceBy(Duration.ofSeconds(1));

    clock.close();

    assertThat(workers.notes()).hasSize(5).containsOnly("PT1S stopped");
    assertThat(threads).noneMatch(Thread::isAlive);
  }

  @Test
  void a_thread_that_never_had_a_turn_ends_too() {
    Thread thread = workers.start("worker", () -> clock.sleep(Duration.ofDays(1)));

    clock.close();

    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void closing_twice_does_nothing() {
    clock.close();
    clock.close();
    assertThat(engine(clock).isClosed()).isTrue();
  }

  @Test
  void a_thread_that_goes_on_after_every_exception_is_stopped() {
    Thread thread =
        workers.start(
            "loop",
            () -> {
              while (true) {
                try {
                  clock.sleep(Duration.ofSeconds(1));
                } catch (Exception ignored) {
                  workers.note("goes on");
                }
              }
            });
    clock.advanceBy(Duration.ofMillis(1500));

    clock.close();

    assertThat(workers.notes()).hasSize(2);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void a_thread_that_ignores_interrupts_is_named_and_its_siblings_are_not() {
    Thread first = workers.start("first", () -> clock.sleep(Duration.ofDays(1)));
    workers.start(
        "deaf",
        () -> {
          try {
            clock.sleep(Duration.ofDays(1));
          } finally {
            stuck.ignoreInterrupts();
          }
        });
    Thread last = workers.start("last", () -> clock.sleep(Duration.ofDays(1)));
    clock.advanceBy(Duration.ofSeconds(1));

    Throwable failure = catchThrowable(clock::close);

    assertThat(failure).isExactlyInstanceOf(LeakedThreadsException.class);
    assertThat(
            String.valueOf(failure.getMessage())
                .replaceAll("(?m)^      at (?!com\\.example).*\\n", ""))
        .isEqualTo(
            """
            These threads were interrupted at the end of the test and did not end; the limit is [PT0.2S] of usable time:
              [deaf], thread WAITING
                  at com.example.StuckWorker.ignoreInterrupts(StuckWorker.java:25)
            Do this: let the worker end when it is interrupted, or stop it in the test.
            """);
    assertThat(workers.notes()).containsExactly("PT1S stopped", "PT1S stopped");
    assertThat(first.isAlive()).isFalse();
    assertThat(last).isNotNull();
  }

  @Test
  void a_thread_in_a_real_wait_is_stopped_by_the_interrupt() {
    Thread thread = workers.start("worker", stuck::waitForReal);
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
        .isExactlyInstanceOf(HeldTimeException.class);

    clock.close();

    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void threads_that_start_others_for_ever_are_refused() {
    startAgain();
    clock.advanceBy(Duration.ofSeconds(1));

    clock.close();

    assertThat(workers.notes())
        .hasSize(101)
        .last()
        .asString()
        .startsWith("PT1S failed with java.lang.IllegalStateException: [again] uses a virtual");
  }

  @Test
  void a_failure_that_no_wait_of_the_test_met_comes_out_after_everything_has_stopped() {
    Thread thread = workers.start("worker", () -> clock.sleep(Duration.ofDays(1)));
    clock.advanceBy(Duration.ofSeconds(1));
    IllegalStateException broken = new IllegalStateException("broken");
    engine(clock).fail(broken);

    assertThatThrownBy(clock::close).isSameAs(broken);
    assertThat(thread.isAlive()).isFalse();
    assertThat(engine(clock).isClosed()).isTrue();
  }

  @Test
  void a_failure_while_closing_does_not_keep_the_rest_from_stopping() {
    IllegalStateException broken = new IllegalStateException("broken");
    workers.start(
        "first",
        () -> {
          try {
            clock.sleep(Duration.ofDays(1));
          } finally {
            engine(clock).fail(broken);
          }
        });
    Thread second = workers.start("second", () -> clock.sleep(Duration.ofDays(1)));
    clock.advanceBy(Duration.ofSeconds(1));

    assertThatThrownBy(clock::close).isSameAs(broken);
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void the_flag_of_a_timeout_neither_stops_the_closing_nor_gets_lost() {
    Thread thread = workers.start("worker", () -> clock.sleep(Duration.ofDays(1)));
    Thread.currentThread().interrupt();

    clock.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void an_open_hold_does_not_keep_a_clock_open() {
    clock.hold("forgotten");
    workers.start("worker", () -> clock.sleep(Duration.ofDays(1)));

    clock.close();

    assertThat(engine(clock).isClosed()).isTrue();
  }

  @Test
  void a_thread_that_was_adopted_is_let_go_and_not_waited_for() throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch seen = new CountDownLatch(1);
    Thread own =
        new Thread(
            () -> {
              engine(clock).participants.caller("a call");
              seen.countDown();
              end.set(catchThrowable(() -> clock.sleep(Duration.ofDays(1))));
              stuck.waitForReal();
            });
    own.start();
    seen.await();
    clock.advanceBy(Duration.ofSeconds(1));

    clock.close();
    stuck.release.countDown();
    own.join();

    assertThat(end.get()).isExactlyInstanceOf(InterruptedException.class);
  }

  @Test
  void a_request_of_a_stranger_that_waits_is_let_go() throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    CountDownLatch joined = new CountDownLatch(1);
    Wait poll = engine(clock).newWait("poll");
    Thread server =
        new Thread(
            () ->
                end.set(
                    catchThrowable(
                        () ->
                            engine(clock)
                                .actForStranger(
                                    "request",
                                    -1,
                                    () -> {
                                      joined.countDown();
                                      return poll.await(null, Purpose.BACKGROUND);
                                    }))));
    server.start();
    joined.await();
    clock.advanceBy(Duration.ofSeconds(1));

    clock.close();
    server.join();

    assertThat(end.get()).isExactlyInstanceOf(InterruptedException.class);
  }

  @Test
  void a_clock_can_be_closed_while_a_thread_that_was_given_up_still_waits_on_it()
      throws InterruptedException {
    AtomicReference<Throwable> end = new AtomicReference<>();
    Hold hold = clock.hold("for ever");
    CountDownLatch first = new CountDownLatch(1);
    engine(clock)
        .schedule(clock.instant(), Priority.SERVICE, Purpose.WORK, "first", first::countDown);
    Thread given =
        new Thread(() -> end.set(catchThrowable(() -> clock.advanceBy(hours()))), "given");
    given.start();
    first.await();

    clock.close();
    given.join();
    hold.close();

    assertThat(end.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The clock was taken over by [%s] while this thread waited on it",
            Thread.currentThread().getName());
  }

  @Test
  void executors_and_reapers_leave_no_thread() throws InterruptedException {
    var executor = clock.newScheduledThreadPool(3, "pool-of-closing-tests");
    for (int i = 0; i < 9; i++) {
      executor.scheduleAtFixedRate(() -> {}, i, 2, TimeUnit.SECONDS);
    }
    Thread own = new Thread(() -> engine(clock).participants.caller("call"), "adopted-then-dead");
    own.start();
    own.join();
    clock.advanceBy(Duration.ofMinutes(1));

    clock.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("pool-of-closing-tests"));
  }

  private static Duration hours() {
    return Duration.ofHours(5);
  }

  private void startAgain() {
    workers.start(
        "again",
        () -> {
          try {
            clock.sleep(Duration.ofDays(1));
          } finally {
            if (!engine(clock).isClosed()) {
              startAgain();
            }
          }
        });
  }
}
