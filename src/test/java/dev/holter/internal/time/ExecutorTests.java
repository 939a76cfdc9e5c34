package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.StuckWorker;
import dev.holter.VirtualClock;
import dev.holter.internal.time.executor.VirtualScheduledExecutor;
import dev.holter.time.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ExecutorTests {
  private final VirtualClock clock = VirtualClock.create();
  private final Workers workers = new Workers(clock);
  private final ScheduledExecutorService one = clock.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService two = clock.newScheduledThreadPool(2, "two");

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void a_fixed_rate_catches_up_after_a_long_run() {
    int[] runs = new int[1];
    one.scheduleAtFixedRate(() -> note(runs, 35), 10, 10, TimeUnit.SECONDS);

    clock.advanceBy(Duration.ofSeconds(62));

    assertThat(workers.notes())
        .containsExactly("PT10S 1", "PT45S 2", "PT45S 3", "PT45S 4", "PT50S 5", "PT1M 6");
  }

  @Test
  void a_fixed_delay_counts_from_the_end_of_a_run() {
    int[] runs = new int[1];
    one.scheduleWithFixedDelay(() -> note(runs, 35), 10, 10, TimeUnit.SECONDS);

    clock.advanceBy(Duration.ofSeconds(62));

    assertThat(workers.notes()).containsExactly("PT10S 1", "PT55S 2");
  }

  @Test
  void what_fell_behind_goes_by_its_due_time() {
    int[] runs = new int[1];
    one.scheduleAtFixedRate(() -> note(runs, 3), 1, 1, TimeUnit.SECONDS);
    one.scheduleAtFixedRate(workers.noting("B"), 3, 3, TimeUnit.SECONDS);

    clock.advanceBy(Duration.ofSeconds(4));

    assertThat(workers.notes()).containsExactly("PT1S 1", "PT4S 2", "PT4S 3", "PT4S B", "PT4S 4");
  }

  @Test
  void a_task_that_sleeps_keeps_its_worker_and_the_other_worker_goes_on() {
    two.execute(() -> sleep(60));
    two.schedule(workers.noting("a"), 5, TimeUnit.SECONDS);
    two.schedule(workers.noting("b"), 10, TimeUnit.SECONDS);
    two.execute(() -> sleep(30));
    two.execute(workers.noting("c"));

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT30S c", "PT30S a", "PT30S b");
  }

  @Test
  void an_exception_ends_a_periodic_task_and_its_future_tells() {
    IllegalStateException broken = new IllegalStateException("broken");
    ScheduledFuture<?> future =
        one.scheduleAtFixedRate(
            () -> {
              workers.note("run");
              throw broken;
            },
            1,
            1,
            TimeUnit.SECONDS);

    clock.advanceBy(Duration.ofSeconds(10));

    assertThat(workers.notes()).containsExactly("PT1S run");
    assertThat(future.isDone()).isTrue();
    assertThatThrownBy(future::get).isExactlyInstanceOf(ExecutionException.class).hasCause(broken);
  }

  @Test
  void cancelling_interrupts_a_running_task_and_never_the_next_one() {
    Future<?> first = one.submit(() -> sleep(60));
    one.execute(() -> sleep(5));
    one.execute(workers.noting("next"));
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(first.cancel(true)).isTrue();
    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT1S interrupted", "PT6S next");
    assertThatThrownBy(first::get).isExactlyInstanceOf(CancellationException.class);
  }

  @Test
  void the_interrupt_of_a_task_that_did_not_notice_it_does_not_reach_the_next_one() {
    Future<?>[] self = new Future<?>[1];
    self[0] = one.submit(() -> self[0].cancel(true));
    one.execute(() -> sleep(5));
    one.execute(workers.noting("next"));

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT5S next");
  }

  @Test
  void cancelling_without_interrupt_lets_a_periodic_task_finish_its_run() {
    int[] runs = new int[1];
    ScheduledFuture<?> future =
        one.scheduleAtFixedRate(
            () -> {
              sleep(5);
              note(runs, 0);
            },
            1,
            1,
            TimeUnit.SECONDS);
    clock.advanceBy(Duration.ofSeconds(2));

    future.cancel(false);
    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT6S 1");
  }

  @Test
  void after_shutdown_delayed_tasks_run_and_periodic_ones_do_not() throws Exception {
    ScheduledFuture<?> delayed = one.schedule(workers.noting("delayed"), 5, TimeUnit.SECONDS);
    ScheduledFuture<?> periodic =
        one.scheduleAtFixedRate(workers.noting("periodic"), 2, 2, TimeUnit.SECONDS);
    clock.advanceBy(Duration.ofSeconds(2));

    one.shutdown();

    assertThat(periodic.isCancelled()).isTrue();
    assertThat(delayed.isDone()).isFalse();
    assertThatThrownBy(() -> one.execute(() -> {}))
        .isExactlyInstanceOf(RejectedExecutionException.class)
        .hasMessage("The executor is shut down: it takes no more tasks");
    assertThat(one.isTerminated()).isFalse();
    clock.advanceBy(Duration.ofSeconds(60));
    assertThat(workers.notes()).containsExactly("PT2S periodic", "PT5S delayed");
    assertThat(one.isTerminated()).isTrue();
    assertThat(one.awaitTermination(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shutdown_now_returns_what_did_not_run_by_due_time_and_interrupts_the_rest() {
    one.execute(() -> sleep(60));
    ScheduledFuture<?> later = one.schedule(() -> {}, 9, TimeUnit.SECONDS);
    ScheduledFuture<?> sooner = one.schedule(() -> {}, 5, TimeUnit.SECONDS);
    ScheduledFuture<?> periodic = one.scheduleAtFixedRate(() -> {}, 7, 7, TimeUnit.SECONDS);
    clock.advanceBy(Duration.ofSeconds(1));

    List<Runnable> left = one.shutdownNow();
    clock.advanceBy(Duration.ZERO);

    assertThat(left).isEqualTo(List.of(sooner, periodic, later));
    assertThat(workers.notes()).containsExactly("PT1S interrupted");
    assertThat(one.isTerminated()).isTrue();
    assertThat(clock.advanceToNextDeadline()).isEmpty();
  }

  @Test
  void waiting_for_termination_is_a_wait_in_virtual_time() {
    one.execute(() -> sleep(60));
    workers.start(
        "worker",
        () -> {
          one.shutdown();
          workers.note("after 59 s: " + one.awaitTermination(59, TimeUnit.SECONDS));
          workers.note("in the end: " + one.awaitTermination(Long.MAX_VALUE, TimeUnit.SECONDS));
        });

    clock.advanceBy(Duration.ofSeconds(61));

    assertThat(workers.notes()).containsExactly("PT59S after 59 s: false", "PT1M in the end: true");
  }

  @Test
  void a_result_is_waited_for_in_virtual_time() {
    Future<String> slow = one.schedule(() -> "done", 10, TimeUnit.SECONDS);
    workers.start(
        "worker",
        () -> {
          try {
            slow.get(10, TimeUnit.SECONDS);
          } catch (TimeoutException late) {
            workers.note("too late");
          }
          workers.note(slow.get());
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT10S too late", "PT10S done");
  }

  @Test
  void delays_count_down_and_order_tasks() {
    ScheduledFuture<?> late = one.schedule(() -> {}, 9, TimeUnit.SECONDS);
    ScheduledFuture<?> early = one.schedule(() -> {}, 5, TimeUnit.SECONDS);
    ScheduledFuture<?> same = one.schedule(() -> {}, 5, TimeUnit.SECONDS);

    assertThat(early.compareTo(late)).isNegative();
    assertThat(late.compareTo(early)).isPositive();
    assertThat(early.compareTo(same)).isNegative();
    clock.advanceBy(Duration.ofSeconds(7));
    assertThat(late.getDelay(TimeUnit.MILLISECONDS)).isEqualTo(2000);
    assertThat(early.getDelay(TimeUnit.MILLISECONDS)).isEqualTo(-2000);
  }

  @Test
  void zero_and_negative_delays_are_due_now_and_nonsense_is_refused() {
    one.schedule(workers.noting("negative"), -5, TimeUnit.SECONDS);
    one.schedule(workers.noting("zero"), 0, TimeUnit.SECONDS);

    clock.advanceBy(Duration.ZERO);

    assertThat(workers.notes()).containsExactly("PT0S negative", "PT0S zero");
    assertThatThrownBy(() -> one.scheduleAtFixedRate(() -> {}, 0, 0, TimeUnit.SECONDS))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A periodic task got the period [0 SECONDS]: give more than zero");
    assertThatThrownBy(() -> one.schedule((Runnable) null, 0, TimeUnit.SECONDS))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> one.schedule(() -> {}, 0, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> one.scheduleAtFixedRate(null, 0, 0, TimeUnit.SECONDS))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void invoke_all_waits_in_virtual_time_for_every_task() throws Exception {
    workers.start(
        "worker",
        () -> {
          for (Future<String> future : two.invokeAll(List.of(after(5), after(9), failing()))) {
            workers.note(outcome(future));
          }
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes())
        .containsExactly(
            "PT9S 5",
            "PT9S 9",
            "PT9S java.util.concurrent.ExecutionException: java.lang.IllegalStateException: broken");
  }

  @Test
  void invoke_all_cancels_what_is_not_done_in_time() {
    workers.start(
        "worker",
        () -> {
          var futures = two.invokeAll(List.of(after(5), after(9)), 9, TimeUnit.SECONDS);
          futures.forEach(future -> workers.note(outcome(future)));
          var late = two.invokeAll(List.of(after(5), after(9)), 8, TimeUnit.SECONDS);
          late.forEach(future -> workers.note(outcome(future)));
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT9S 5", "PT9S 9", "PT17S 5", "PT17S cancelled");
  }

  @Test
  void invoke_any_returns_the_first_result_and_cancels_the_rest() {
    workers.start(
        "worker", () -> workers.note(two.invokeAny(List.of(after(9), failing(), after(5)))));

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT5S 5");
  }

  @Test
  void invoke_any_fails_as_the_last_task_or_in_time() {
    workers.start("failing", () -> two.invokeAny(List.of(failing(), failing())));
    clock.advanceBy(Duration.ofSeconds(1));
    workers.start("late", () -> two.invokeAny(List.of(after(9)), 5, TimeUnit.SECONDS));

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes())
        .containsExactly(
            "PT0S failed with java.util.concurrent.ExecutionException:"
                + " java.lang.IllegalStateException: broken",
            "PT6S failed with java.util.concurrent.TimeoutException");
    assertThatThrownBy(() -> two.invokeAny(List.of()))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bulk_calls_work_on_the_tests_thread_if_they_need_no_time() throws Exception {
    assertThat(two.invokeAny(List.of(after(0)))).isEqualTo("0");
    assertThat(two.invokeAll(List.of(after(0)))).hasSize(1);
  }

  @Test
  void cancelling_from_an_unknown_thread_wakes_who_waits_though_time_is_held() throws Exception {
    StuckWorker unknown = new StuckWorker();
    Future<?> never = one.schedule(() -> {}, 1, TimeUnit.DAYS);
    workers.start(
        "worker",
        () -> {
          try {
            never.get();
          } catch (CancellationException cancelled) {
            workers.note("cancelled");
            unknown.release.countDown();
          }
        });
    Hold hold = clock.hold("until the worker has reacted");
    Thread outside =
        new Thread(
            () -> {
              never.cancel(false);
              unknown.waitForReal();
              hold.close();
            });
    outside.start();

    clock.advanceBy(Duration.ofSeconds(1));
    outside.join();

    assertThat(workers.notes()).containsExactly("PT0S cancelled");
  }

  @Test
  void closing_waits_for_what_is_left_and_can_be_repeated() throws Exception {
    one.schedule(workers.noting("delayed"), 5, TimeUnit.SECONDS);
    VirtualScheduledExecutor closeable = (VirtualScheduledExecutor) one;
    workers.start(
        "worker",
        () -> {
          closeable.close();
          closeable.close();
          workers.note("closed");
        });

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(workers.notes()).containsExactly("PT5S delayed", "PT5S closed");
  }

  private void note(int[] runs, int firstTakes) {
    workers.note("" + ++runs[0]);
    if (runs[0] == 1) {
      sleep(firstTakes);
    }
  }

  private void sleep(int seconds) {
    try {
      clock.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException interrupted) {
      workers.note("interrupted");
    }
  }

  private Callable<String> after(int seconds) {
    return () -> {
      clock.sleep(Duration.ofSeconds(seconds));
      return "" + seconds;
    };
  }

  private static Callable<String> failing() {
    return () -> {
      throw new IllegalStateException("broken");
    };
  }

  private static String outcome(Future<String> future) {
    try {
      return future.get();
    } catch (CancellationException cancelled) {
      return "cancelled";
    } catch (ExecutionException failed) {
      return failed.toString();
    } catch (InterruptedException stopped) {
      return "interrupted";
    }
  }
}
