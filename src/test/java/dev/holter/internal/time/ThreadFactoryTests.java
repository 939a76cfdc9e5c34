package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadFactoryTests {
  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void threads_are_daemons_and_numbered_by_prefix_over_all_views_of_a_clock() {
    ThreadFactory other = clock.withZone(ZoneId.of("Asia/Kathmandu")).threadFactory("mine");

    assertThat(clock.threadFactory().newThread(() -> {}).getName()).isEqualTo("holter-1");
    assertThat(clock.threadFactory("mine").newThread(() -> {}).getName()).isEqualTo("mine-1");
    assertThat(other.newThread(() -> {}))
        .matches(thread -> thread.getName().equals("mine-2") && thread.isDaemon());
  }

  @Test
  void a_thread_runs_not_before_whoever_started_it_waits() {
    workers.start(
        "starter",
        () -> {
          workers.start("started", () -> workers.note("started"));
          workers.note("starter");
        });
    workers.note("test");

    clock.advanceBy(Duration.ZERO);

    assertThat(workers.notes()).containsExactly("PT0S test", "PT0S starter", "PT0S started");
  }

  @Test
  void a_thread_cannot_be_started_twice() {
    Thread thread = workers.start("worker", () -> {});

    assertThatThrownBy(thread::start).isExactlyInstanceOf(IllegalThreadStateException.class);
    clock.advanceBy(Duration.ZERO);
    assertThatThrownBy(thread::start).isExactlyInstanceOf(IllegalThreadStateException.class);
  }

  @Test
  void the_end_of_a_thread_is_signalled_at_its_instant() {
    Wait ended = engine(clock).newWait("the end");
    new TrackedThread(engine(clock), this::sleepFiveSeconds, "worker", ended).start();
    workers.start(
        "joiner",
        () -> {
          ended.await(null, Purpose.WORK);
          workers.note("ended");
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT5S ended");
  }

  @Test
  void an_uncaught_exception_is_handled_while_its_thread_still_counts() {
    Thread thread =
        clock
            .threadFactory()
            .newThread(
                () -> {
                  throw new IllegalStateException("broken");
                });
    thread.setUncaughtExceptionHandler(
        (where, what) -> workers.note(String.valueOf(what.getMessage())));
    thread.start();

    clock.advanceBy(Duration.ZERO);

    assertThat(workers.notes()).containsExactly("PT0S broken");
  }

  private void sleepFiveSeconds() {
    try {
      clock.sleep(Duration.ofSeconds(5));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
