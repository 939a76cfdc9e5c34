package dev.holter.borders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerScript;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Whoever supervises a worker's thread is told the state that it would have in real time. */
@StepFunctionsTest
class ThreadStateTests {
  private final List<State> seen = new ArrayList<>();

  private static Arguments wait(String what, State expected, WorkerScript wait) {
    return Arguments.of(what, expected, wait);
  }

  static Stream<Arguments> waits() {
    Object monitor = new Object();
    Thread endless = new Thread(LockSupport::park);
    return Stream.of(
        wait("sleep", State.TIMED_WAITING, () -> Thread.sleep(20_000)),
        wait("parkNanos", State.TIMED_WAITING, () -> LockSupport.parkNanos(20_000_000_000L)),
        wait("park", State.WAITING, LockSupport::park),
        wait("wait", State.WAITING, () -> await(monitor, 0)),
        wait("wait with a limit", State.TIMED_WAITING, () -> await(monitor, 20_000)),
        wait("join", State.TIMED_WAITING, () -> joinFor20Seconds(endless)),
        wait("take", State.WAITING, () -> new LinkedBlockingQueue<>().take()),
        wait("poll", State.TIMED_WAITING, () -> new LinkedBlockingQueue<>().poll(20, SECONDS)),
        wait("latch", State.TIMED_WAITING, () -> new CountDownLatch(1).await(20, SECONDS)),
        wait("future", State.WAITING, () -> new CompletableFuture<>().get()));
  }

  @SuppressWarnings("WaitNotInLoop") // Nobody notifies.
  private static void await(Object monitor, long millis) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait(millis);
    }
  }

  private static void joinFor20Seconds(Thread thread) throws InterruptedException {
    thread.start();
    thread.join(20_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waits")
  void in_a_wait(
      String what,
      State expected,
      WorkerScript wait,
      FakeStepFunctions stepFunctions,
      VirtualClock clock) {
    assertStates(stepFunctions, clock, wait, expected);
  }

  private void assertStates(
      FakeStepFunctions stepFunctions, VirtualClock clock, WorkerScript work, State expected) {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    stepFunctions.runScript(
        () -> {
          worker.complete(Thread.currentThread());
          work.run();
        });
    stepFunctions.runScript(
        () -> {
          Thread.sleep(10_000);
          seen.add(worker.get().getState());
          seen.addAll(Stream.of(worker.get()).map(Thread::getState).toList());
        });

    clock.advanceBy(Duration.ofSeconds(15));

    assertThat(seen).describedAs("states").containsExactly(expected, expected);
  }

  @Test
  void in_a_call(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("idle");
    assertStates(
        stepFunctions,
        clock,
        () -> client.getActivityTask(r -> r.activityArn(arn)),
        State.RUNNABLE);
  }

  @Test
  void at_its_end(FakeStepFunctions stepFunctions, VirtualClock clock) {
    assertStates(stepFunctions, clock, () -> {}, State.TERMINATED);
  }

  /** One that tells its state itself. */
  static final class Watched extends Thread {
    Watched(Runnable work) {
      super(work);
    }

    @Override
    public State getState() {
      return super.getState();
    }
  }

  @Test
  void before_its_turn_and_of_a_class_of_its_own(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.runScript(
        () -> {
          Thread watched = new Watched(() -> LockSupport.parkNanos(20_000_000_000L));
          seen.add(watched.getState());
          watched.start();
          seen.add(watched.getState());
          Thread.sleep(10_000);
          seen.add(watched.getState());
        });

    clock.advanceBy(Duration.ofSeconds(15));

    assertThat(seen).containsExactly(State.NEW, State.RUNNABLE, State.TIMED_WAITING);
  }
}
