package dev.holter.borders;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Workers that wait with what is seldom used for it. */
@StepFunctionsTest
class UnusualWaitTests {
  /** The garbage collector must not come first. */
  private static final Object KEPT = new Object();

  @TempDir static Path directory;

  private interface Wait {
    void twentySeconds() throws Throwable;
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Wait wait) {
    assertBeats(stepFunctions, client, clock, ofSeconds(20), wait);
  }

  private static void assertBeats(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      Duration period,
      Wait wait) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          while (true) {
            try {
              wait.twentySeconds();
            } catch (InterruptedException | RuntimeException | Error stopped) {
              throw stopped;
            } catch (Throwable other) {
              throw new IllegalStateException(other);
            }
            beats.beat();
          }
        });

    clock.advanceBy(period.multipliedBy(15));

    assertThat(beats.instants())
        .isEqualTo(LongStream.rangeClosed(1, 15).mapToObj(period::multipliedBy).toList());
  }

  @Repeated
  void a_queue_of_references(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    assertExact(stepFunctions, client, clock, () -> queue.remove(20_000));
  }

  @Repeated
  void a_reference_that_is_enqueued(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          WeakReference<Object> reference = new WeakReference<>(KEPT, queue);
          Thread other =
              new Thread(
                  () -> {
                    sleep(20);
                    reference.enqueue();
                  });
          other.start();
          queue.remove();
        });
  }

  private static void sleep(long seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Repeated
  void a_watched_directory_in_which_nothing_happens(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertExact(
          stepFunctions,
          client,
          clock,
          () -> {
            try {
              watch.poll(20, TimeUnit.SECONDS);
            } catch (ClosedWatchServiceException over) {
              throw new InterruptedException();
            }
          });
    }
  }

  private static void waitInVain(Runnable never) {
    try {
      verify(never, timeout(20_000)).run();
    } catch (AssertionError missing) {
      // As it should be.
    }
  }

  @Repeated
  void mockito_gives_up(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Runnable never = mock(Runnable.class);
    // It looks every 10 ms, and gives up at the first look after its limit.
    assertBeats(stepFunctions, client, clock, ofMillis(20_010), () -> waitInVain(never));
  }

  @Repeated
  void a_sleep_by_reflection(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Method sleep = Thread.class.getMethod("sleep", long.class);
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(null, 20_000L));
  }

  @Repeated
  void a_sleep_by_a_method_handle(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    MethodHandle sleep =
        MethodHandles.lookup()
            .findStatic(Thread.class, "sleep", MethodType.methodType(void.class, long.class));
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(20_000L));
  }

  @Repeated
  void a_sleep_until_the_time_by_reflection(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Method now = System.class.getMethod("currentTimeMillis");
    assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          long end = (long) now.invoke(null) + 20_000;
          while ((long) now.invoke(null) < end) {
            TimeUnit.SECONDS.sleep(1);
          }
        });
  }
}
