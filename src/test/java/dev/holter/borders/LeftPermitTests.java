package dev.holter.borders;

import static dev.holter.borders.Beats.assertEvery20Seconds;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Who wakes a thread that waits no longer for what it is woken for. */
@StepFunctionsTest
class LeftPermitTests {
  private static final long PERIOD = ofSeconds(20).toNanos();

  /** It is given free while a thread looks whether it has to wait, and had at the last look. */
  private static class GivenFreeMeanwhile extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    private final int last;
    private int looks;

    GivenFreeMeanwhile(int last) {
      this.last = last;
    }

    @Override
    protected boolean tryAcquire(int one) {
      looks++;
      if (looks < last) {
        release(1);
        return false;
      }
      atLast();
      return true;
    }

    void atLast() {
      release(1);
    }

    @Override
    protected boolean tryRelease(int one) {
      return true;
    }
  }

  /** How often the JDK looks is its own matter: some of these are after it has said it waits. */
  static IntStream looks() {
    return IntStream.rangeClosed(1, 20);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_lock_that_was_given_free_in_the_last_moment_ends_no_park_after_it(
      int looks, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          new GivenFreeMeanwhile(looks).acquire(1);
          LockSupport.parkNanos(PERIOD);
        });
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_lock_that_is_given_free_late_ends_no_park_after_it(
      int looks, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          AbstractQueuedSynchronizer lock =
              new GivenFreeMeanwhile(looks) {
                private static final long serialVersionUID = 1;

                @Override
                void atLast() {
                  LockSupport.parkNanos(PERIOD);
                }
              };
          new Thread(
                  () -> {
                    LockSupport.parkNanos(PERIOD / 2);
                    lock.release(1);
                  })
              .start();
          lock.acquire(1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void whom_a_user_wakes_is_woken(
      Unpark way, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Thread worker = Thread.currentThread();
          new Thread(
                  () -> {
                    LockSupport.parkNanos(PERIOD);
                    way.wake.accept(worker);
                  })
              .start();
          LockSupport.park();
        });
  }

  @ParameterizedTest
  @EnumSource
  void whom_a_user_has_woken_before_does_not_wait(
      Unpark way, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          way.wake.accept(Thread.currentThread());
          LockSupport.park();
          Thread.sleep(20_000);
        });
  }

  /** How a user's code may call it. */
  @SuppressWarnings("ImmutableEnumChecker") // A method.
  private enum Unpark {
    ITSELF(LockSupport::unpark),
    BY_THE_JDK(thread -> List.of(thread).forEach(LockSupport::unpark)),
    BY_A_QUEUE(thread -> new ConcurrentLinkedQueue<>(List.of(thread)).forEach(LockSupport::unpark)),
    BY_A_HANDLE(Unpark::handle),
    BY_REFLECTION(Unpark::reflection);

    private final Consumer<Thread> wake;

    Unpark(Consumer<Thread> wake) {
      this.wake = wake;
    }

    private static void handle(Thread thread) {
      try {
        MethodHandle unpark =
            MethodHandles.lookup()
                .findStatic(
                    LockSupport.class, "unpark", MethodType.methodType(void.class, Thread.class));
        unpark.invoke(thread);
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
    }

    private static void reflection(Thread thread) {
      try {
        LockSupport.class.getMethod("unpark", Thread.class).invoke(null, thread);
      } catch (ReflectiveOperationException impossible) {
        throw new LinkageError(impossible.getMessage(), impossible);
      }
    }
  }
}
