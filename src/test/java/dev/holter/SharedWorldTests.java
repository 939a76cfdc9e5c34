package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Tests that run at once and share the world of their class have it one after the other. */
class SharedWorldTests {

  /** Repeated, since only chance lets an instance be made while another test runs. */
  @RepeatedTest(50)
  void an_instance_is_made_when_no_other_test_runs() {
    Fixtures.run(InstanceTestCases.class).pass(24);
  }

  static class InstanceTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    private final Instant made = Instant.now();

    @RepeatedTest(12)
    void begins_at_the_instant_of_its_instance(VirtualClock clock) {
      assertThat(clock.instant()).isEqualTo(made);
      clock.advanceBy(Duration.ofSeconds(1));
      assertThat(Instant.now()).isEqualTo(made.plusSeconds(1));
    }

    @Nested
    class Inner {
      private final Instant made = Instant.now();

      @RepeatedTest(12)
      void begins_at_the_instant_of_its_instance(VirtualClock clock) {
        assertThat(clock.instant()).isEqualTo(made);
        clock.advanceBy(Duration.ofSeconds(1));
        assertThat(Instant.now()).isEqualTo(made.plusSeconds(1));
      }
    }
  }

  @RepeatedTest(50)
  void a_nested_class_prepares_and_cleans_up_when_no_other_test_runs() {
    Fixtures.run(NestedTestCases.class).pass(18);
  }

  static class NestedTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @RepeatedTest(12)
    void has_the_clock(VirtualClock clock) {
      sleepsOneSecond(clock);
    }

    private static void sleepsOneSecond(VirtualClock clock) {
      Instant began = Instant.now();
      assertThat(clock.instant()).isEqualTo(began);
      clock.advanceBy(Duration.ofSeconds(1));
      assertThat(clock.instant()).isEqualTo(began.plusSeconds(1));
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Inner {
      private final Instant made = Instant.now();

      @BeforeAll
      void before(VirtualClock clock) {
        assertThat(made).isBetween(VirtualClock.DEFAULT_START, clock.instant());
        sleepsOneSecond(clock);
      }

      @RepeatedTest(6)
      void has_the_clock(VirtualClock clock) {
        sleepsOneSecond(clock);
      }

      @AfterAll
      void after(VirtualClock clock) {
        sleepsOneSecond(clock);
      }
    }
  }

  @RepeatedTest(20)
  void a_test_whose_instance_another_extension_refuses_gives_its_turn_back() {
    REFUSED.clear();

    Fixtures.run(RefusedTestCases.class).failures(0, 12);

    assertThat(REFUSED).hasSize(12);
  }

  static final Queue<Thread> REFUSED = new ConcurrentLinkedQueue<>();

  static class Refusing implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
      REFUSED.add(Thread.currentThread());
      throw new IllegalStateException("no instance");
    }
  }

  @ExtendWith(Refusing.class)
  static class RefusedTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EXTENSION = StepFunctionsExtension.builder().build();

    @RepeatedTest(12)
    void never_runs() {}
  }

  @Test
  void after_a_refused_instance_the_thread_is_in_real_time() {
    Instant before = Instant.now();

    Fixtures.run(RefusedTestCases.class, RealTestCases.class).failures(1, 12);

    assertThat(before).isAfter(VirtualClock.DEFAULT_START);
  }

  static class RealTestCases {
    @Test
    void reads_real_time() {
      assertThat(Instant.now()).isAfter(VirtualClock.DEFAULT_START.plus(Duration.ofDays(30)));
    }
  }
}
