package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.example.StuckWorker;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class MisuseTests {
  private static final String INSIDE =
      "] was called from inside something that time itself runs: return instead, and let the"
          + " test's thread advance";

  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);
  private final AtomicReference<Throwable> refusal = new AtomicReference<>();

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void advancing_on_a_workers_thread_is_refused() {
    workers.start("worker", () -> refused(() -> clock.advanceBy(Duration.ofSeconds(1))));

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(refusal.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[advanceBy] was called on [worker], whose own running keeps time still: call it on the"
                + " test's thread, and use VirtualClock.sleep in a worker");
  }

  @Test
  void advancing_sleeping_and_closing_in_an_action_are_refused() {
    for (Runnable call :
        new Runnable[] {
          () -> clock.advanceBy(Duration.ofSeconds(1)),
          this::sleep,
          clock::close,
          clock::runUntilIdle
        }) {
      engine(clock)
          .schedule(clock.instant(), Priority.SERVICE, Purpose.WORK, "action", () -> refused(call));
      clock.advanceBy(Duration.ZERO);

      assertThat(refusal.getAndSet(null))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessageMatching("\\[(advanceBy|VirtualClock.sleep\\(PT1S\\)|close|runUntilIdle).*")
          .hasMessageEndingWith(INSIDE);
    }
  }

  @Test
  void settling_in_an_action_does_nothing() {
    engine(clock)
        .schedule(
            clock.instant(),
            Priority.SERVICE,
            Purpose.WORK,
            "action",
            () -> refused(engine(clock)::settle));
    engine(clock)
        .schedule(clock.instant(), Priority.SERVICE, Purpose.WORK, "next", workers.noting("next"));

    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(refusal.get()).isNull();
    assertThat(workers.notes()).containsExactly("PT0S next");
  }

  @Test
  void advancing_in_a_condition_is_refused() {
    assertThatThrownBy(
            () ->
                clock.advanceUntil(
                    () -> {
                      clock.advanceBy(Duration.ofSeconds(1));
                      return true;
                    },
                    Duration.ofSeconds(5)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("[advanceBy" + INSIDE);
  }

  @Test
  void closing_on_a_workers_thread_is_refused() {
    workers.start("worker", () -> refused(clock::close));

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(refusal.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("[close] was called on [worker], whose own running");
  }

  @Test
  void advancing_by_two_threads_is_refused() throws InterruptedException {
    StuckWorker stuck = new StuckWorker();
    workers.start("worker", stuck::waitForReal);
    Thread second =
        new Thread(
            () -> {
              await(stuck);
              refused(() -> clock.advanceBy(Duration.ofSeconds(1)));
              stuck.release.countDown();
            },
            "second");
    second.start();

    clock.advanceBy(Duration.ofSeconds(5));
    second.join();

    assertThat(refusal.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[advanceBy] was called on [second] while [%s] moves time: one thread moves a clock at"
                + " a time",
            Thread.currentThread().getName());
    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_second_wait_of_one_thread_is_refused() throws Exception {
    Thread test = Thread.currentThread();
    StuckWorker stuck = new StuckWorker();
    workers.start("worker", stuck::waitForReal);
    Thread server =
        new Thread(
            () -> {
              await(stuck);
              refused(() -> actFor(test, this::sleep));
              stuck.release.countDown();
            });
    server.start();

    clock.advanceBy(Duration.ofSeconds(5));
    server.join();

    assertThat(refusal.get())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[VirtualClock.sleep(PT1S)] waits for [the test], which is in [advanceBy(PT5S)]"
                + " already: a thread is in one wait at a time, so serve a caller that does not"
                + " block as a stranger");
  }

  @Test
  void a_closed_clock_says_so_and_still_tells_the_time() {
    clock.advanceBy(Duration.ofSeconds(5));
    clock.close();

    assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(5));
    assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[advanceBy] was called on a clock that is closed: a clock lives as long as its test,"
                + " so take the clock of the test that runs now");
    String end =
        "] uses a virtual clock that is closed: a clock lives as long as its test, so end this"
            + " thread in the test, or inject the clock of the test that runs now";
    assertThatThrownBy(() -> clock.hold("late"))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("[hold [late]" + end);
    assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "[%s (first seen in VirtualClock.sleep(PT1S))" + end.replace("%", "%%"),
            Thread.currentThread().getName());
    assertThatThrownBy(() -> clock.threadFactory().newThread(() -> {}).start())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("[holter-1" + end);
    assertThatThrownBy(() -> clock.newSingleThreadScheduledExecutor().execute(() -> {}))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("[holter-scheduler-1" + end);
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> clock.sleep(Duration.ofNanos(-1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("sleep got [PT-0.000000001S]: give zero or more");
    assertThatThrownBy(() -> clock.newScheduledThreadPool(0))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A scheduled thread pool got the size [0]: give more than zero");
    assertThatThrownBy(() -> VirtualClock.startingAt(VirtualClock.DEFAULT_START, Duration.ZERO))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The watchdog got the limit [PT0S]: give more than zero");
  }

  private void refused(Runnable call) {
    refusal.set(catchThrowable(call::run));
  }

  private void sleep() {
    try {
      clock.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void actFor(Thread caller, Runnable work) {
    try {
      engine(clock)
          .actFor(
              caller,
              "request",
              () -> {
                work.run();
                return "";
              });
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private static void await(StuckWorker stuck) {
    try {
      stuck.entered.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
