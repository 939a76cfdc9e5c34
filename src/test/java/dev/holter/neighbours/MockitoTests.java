package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

/** Mockito's inline mocks rewrite the same classes. */
@StepFunctionsTest
class MockitoTests {

  /** Every final class can be a mock. */
  static final class Period {
    Duration length() {
      return Duration.ofMinutes(1);
    }

    static Duration standard() {
      return Duration.ofMinutes(2);
    }
  }

  /** Sleeps between its beats. */
  static class Worker implements Runnable {
    private final Period period;

    Worker(Period period) {
      this.period = period;
    }

    void beat() {}

    @Override
    public void run() {
      try {
        while (true) {
          Thread.sleep(period.length().toMillis());
          beat();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_worker_waits_as_long_as_a_mock_says(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Period period = mock();
    when(period.length()).thenReturn(Duration.ofMinutes(20));
    stepFunctions.runWorker(new Worker(period));

    clock.advanceBy(Duration.ofHours(1));

    verify(period, times(4)).length();
  }

  @Test
  void a_spied_worker_waits_on_the_clock(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Worker worker = spy(new Worker(new Period()));
    stepFunctions.runWorker(worker);

    clock.advanceBy(Duration.ofHours(1));

    verify(worker, times(60)).beat();
  }

  @Test
  void a_worker_waits_as_long_as_a_mocked_static_says(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Duration> woke = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          try (MockedStatic<Period> mocked = mockStatic(Period.class)) {
            mocked.when(Period::standard).thenReturn(Duration.ofMinutes(50));
            Thread.sleep(Period.standard().toMillis());
            woke.set(clock.elapsed());
          }
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(woke.get()).isEqualTo(Duration.ofMinutes(50));
  }

  @Test
  @SuppressWarnings("DirectInvocationOnMock") // Both must work side by side.
  void mocks_of_the_JDKs_classes_leave_the_others_on_the_clock(
      FakeStepFunctions stepFunctions, VirtualClock clock) throws InterruptedException {
    Clock mockedClock = mock();
    LinkedBlockingQueue<String> mockedQueue = mock();
    when(mockedClock.instant()).thenReturn(Instant.EPOCH);
    when(mockedQueue.poll(1, TimeUnit.HOURS)).thenReturn("at once");
    AtomicReference<Instant> seen = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          assertThat(mockedClock.instant()).isEqualTo(Instant.EPOCH);
          assertThat(mockedQueue.poll(1, TimeUnit.HOURS)).isEqualTo("at once");
          new LinkedBlockingQueue<String>().poll(10, TimeUnit.MINUTES);
          seen.set(Clock.systemUTC().instant());
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(seen.get()).isEqualTo(VirtualClock.DEFAULT_START.plus(Duration.ofMinutes(10)));
  }
}
