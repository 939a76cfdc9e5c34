package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import dev.holter.time.Hold;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Interrupts by threads that are on no clock, and of threads that make something else of them. */
class InterruptTests {
  private static final int ROUNDS = 500;

  private final Object monitor = new Object();
  private final Semaphore next = new Semaphore(0);
  private final Semaphore gate = new Semaphore(0);
  private final AtomicInteger round = new AtomicInteger();
  private final AtomicInteger interrupts = new AtomicInteger();

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @RepeatedTest(10)
  void one_that_comes_while_a_wait_for_a_monitor_ends_is_neither_lost_nor_doubled()
      throws Exception {
    interruptWhileWaitsEnd(this::waitForMonitor);
  }

  @RepeatedTest(10)
  void one_that_comes_while_a_park_ends_is_neither_lost_nor_doubled() throws Exception {
    interruptWhileWaitsEnd(gate::acquire);
  }

  private void interruptWhileWaitsEnd(Beats.Step wait) throws Exception {
    try (VirtualClock clock = Runs.clock()) {
      Hold hold = clock.hold("the threads off the clock");
      Thread worker = Runs.start(clock, "worker", ignored -> waitForInterrupts(hold, wait));
      Runs.start(clock, "notifies", ignored -> notifyInTurn());
      Thread outside = new Thread(() -> interruptInEachRound(worker), "outside");
      outside.start();

      clock.advanceBy(Duration.ofSeconds(1));

      outside.join();
      assertThat(interrupts).hasValue(ROUNDS);
    }
  }

  private void waitForInterrupts(Hold hold, Beats.Step wait) throws Exception {
    for (int i = 1; i <= ROUNDS; i++) {
      round.set(i);
      next.release();
      while (!isInterruptedIn(wait)) {
        // Only notified.
      }
      interrupts.incrementAndGet();
    }
    hold.close();
  }

  private static boolean isInterruptedIn(Beats.Step wait) throws Exception {
    try {
      wait.take();
      return Thread.interrupted();
    } catch (InterruptedException interrupt) {
      return true;
    }
  }

  @SuppressWarnings("WaitNotInLoop") // Its caller's.
  private void waitForMonitor() throws InterruptedException {
    synchronized (monitor) {
      monitor.wait();
    }
  }

  private void notifyInTurn() throws InterruptedException {
    while (true) {
      next.acquire();
      gate.release();
      synchronized (monitor) {
        monitor.notifyAll();
      }
    }
  }

  private void interruptInEachRound(Thread worker) {
    for (int i = 1; i <= ROUNDS; i++) {
      while (round.get() < i) {
        Thread.onSpinWait();
      }
      worker.interrupt();
      while (interrupts.get() < i) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void one_by_a_thread_off_the_clock_after_time_has_moved_is_named() throws Exception {
    try (VirtualClock clock = Runs.clock()) {
      Thread worker = Runs.start(clock, "worker", ignored -> Thread.sleep(3_600_000));
      clock.advanceBy(Duration.ofSeconds(10));
      Thread outside = new Thread(worker::interrupt, "signal-handler");
      outside.start();
      outside.join();

      assertThatThrownBy(() -> clock.advanceBy(Duration.ofSeconds(1)))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "A wait that began at [2025-01-01T00:00:00Z] was ended at [2025-01-01T00:00:10Z] by a"
                  + " thread that is not on the virtual clock, [signal-handler]: how far time had"
                  + " moved by then is chance.\n");
    }
  }

  /** As some worker classes stop. */
  private static final class Stops extends Thread {
    private final Object monitor = new Object();
    final AtomicBoolean stopped = new AtomicBoolean();
    final AtomicInteger beats = new AtomicInteger();

    @Override
    public void interrupt() {
      stopped.set(true);
      super.interrupt();
    }

    @Override
    @SuppressWarnings("WaitNotInLoop") // For its limit.
    public void run() {
      try {
        while (!stopped.get()) {
          synchronized (monitor) {
            monitor.wait(20_000);
          }
          beats.incrementAndGet();
        }
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_thread_that_stops_when_it_is_interrupted_is_not_stopped_by_the_clock() {
    try (VirtualClock clock = Runs.clock()) {
      Stops worker = new Stops();
      Runs.start(
          clock,
          "starts it, and wakes it since it lets time move",
          ignored -> {
            worker.start();
            while (true) {
              Thread.sleep(1_000);
            }
          });

      clock.advanceBy(Duration.ofMinutes(1));

      assertThat(worker.beats).hasValue(3);
      assertThat(worker.stopped).isFalse();
    }
  }
}
