package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsExtension;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A context that Spring keeps is in each test as if it had been made for it. */
@Execution(ExecutionMode.SAME_THREAD)
class SpringContextTests {

  /** What the test that runs now beats with. */
  static class Heart {
    private volatile @Nullable Beats beats;

    void beatsWith(Beats current) {
      beats = current;
    }

    void beat() {
      Beats current = beats;
      if (current != null) {
        current.beat();
      }
    }
  }

  static class ScheduledHeart {
    private final Heart heart;

    ScheduledHeart(Heart heart) {
      this.heart = heart;
    }

    @Scheduled(initialDelay = 20, fixedRate = 20, timeUnit = TimeUnit.SECONDS)
    void beat() {
      heart.beat();
    }
  }

  static class AsyncHeart {

    @Async
    public void beat(Beats beats) throws InterruptedException {
      while (true) {
        Thread.sleep(30_000);
        beats.beat();
      }
    }
  }

  /** A thread as production code has it, which Spring starts and stops. */
  static class LivingHeart implements SmartLifecycle {
    private final Heart heart;
    private @Nullable Thread thread;

    LivingHeart(Heart heart) {
      this.heart = heart;
    }

    private void run() {
      try {
        while (true) {
          Thread.sleep(20_000);
          heart.beat();
        }
      } catch (InterruptedException stopped) {
        // It has been.
      }
    }

    @Override
    public void start() {
      thread = new Thread(this::run, "living-heart");
      thread.start();
    }

    @Override
    public void stop() {
      if (thread != null) {
        thread.interrupt();
      }
      thread = null;
    }

    @Override
    public boolean isRunning() {
      return thread != null;
    }
  }

  @Configuration
  @EnableScheduling
  static class Scheduling {
    @Bean
    Heart heart() {
      return new Heart();
    }

    @Bean
    ScheduledHeart scheduled(Heart heart) {
      return new ScheduledHeart(heart);
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
      return new ThreadPoolTaskScheduler();
    }
  }

  /** One of several whose first runs are all due at the first instant. */
  static class Early {
    private final String name;
    private final List<String> runs;

    Early(String name, List<String> runs) {
      this.name = name;
      this.runs = runs;
    }

    @Scheduled(fixedRate = 20, timeUnit = TimeUnit.SECONDS)
    void run() {
      runs.add(name);
    }
  }

  @Configuration
  @EnableScheduling
  static class ManyAtOnce {
    @Bean
    List<String> runs() {
      return new CopyOnWriteArrayList<>();
    }

    @Bean
    Early first(@Qualifier("runs") List<String> runs) {
      return new Early("first", runs);
    }

    @Bean
    Early second(@Qualifier("runs") List<String> runs) {
      return new Early("second", runs);
    }

    @Bean
    Early third(@Qualifier("runs") List<String> runs) {
      return new Early("third", runs);
    }

    @Bean
    Early fourth(@Qualifier("runs") List<String> runs) {
      return new Early("fourth", runs);
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
      ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
      scheduler.setPoolSize(2);
      return scheduler;
    }
  }

  @Configuration
  @EnableAsync
  static class Asynchronous {
    @Bean
    AsyncHeart heart() {
      return new AsyncHeart();
    }

    @Bean
    ThreadPoolTaskExecutor taskExecutor() {
      return new ThreadPoolTaskExecutor();
    }
  }

  @Configuration
  static class Living {
    @Bean
    Heart heart() {
      return new Heart();
    }

    @Bean
    LivingHeart living(Heart heart) {
      return new LivingHeart(heart);
    }
  }

  @Configuration
  static class WithClient {
    static final SfnClient CLIENT =
        new SfnClient() {
          @Override
          public String serviceName() {
            return "states";
          }

          @Override
          public void close() {}
        };

    @Bean
    SfnClient client() {
      return CLIENT;
    }
  }

  abstract static class BeatingContext {
    @Autowired Heart heart;

    @RepeatedWithFramework
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Beats beats = Beats.begin(stepFunctions, client);
      heart.beatsWith(beats);

      clock.advanceBy(ofMinutes(5).plusSeconds(7));

      assertThat(beats.instants()).isEqualTo(every(20, 15));
    }
  }

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Scheduling.class)
  class FirstOfTwoClasses extends BeatingContext {}

  @Nested
  @SpringJUnitConfig(Scheduling.class)
  @StepFunctionsTest
  class SecondOfTwoClasses extends BeatingContext {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Scheduling.class)
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OneInstance extends BeatingContext {}

  @Nested
  @SpringJUnitConfig(Scheduling.class)
  @StepFunctionsTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OneInstanceAndSpringFirst extends BeatingContext {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Scheduling.class)
  @DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD)
  class Dirtied extends BeatingContext {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Scheduling.class)
  @DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD)
  class DirtiedBefore extends BeatingContext {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(ManyAtOnce.class)
  @DirtiesContext(classMode = ClassMode.BEFORE_EACH_TEST_METHOD)
  class FirstRunsOfAFreshContext extends FirstRuns {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(ManyAtOnce.class)
  class FirstRunsOfAContextThatWasKept extends FirstRuns {}

  abstract static class FirstRuns {
    @Autowired
    @Qualifier("runs")
    List<String> runs;

    @RepeatedWithFramework
    void come_in_the_order_of_their_beans(VirtualClock clock) {
      runs.clear();

      clock.advanceBy(ofSeconds(1));

      assertThat(runs).containsExactly("first", "second", "third", "fourth");
    }
  }

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Living.class)
  class LifeCycle extends BeatingContext {}

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(Asynchronous.class)
  class AsyncBeats {
    @Autowired AsyncHeart heart;

    @RepeatedWithFramework
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws InterruptedException {
      Beats beats = Beats.begin(stepFunctions, client);
      heart.beat(beats);

      clock.advanceBy(ofMinutes(5));

      assertThat(beats.instants()).isEqualTo(every(30, 10));
    }
  }

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(WithClient.class)
  class Parameters {

    @Test
    void what_is_autowired_is_springs(
        FakeStepFunctions stepFunctions, SfnClient ours, @Autowired SfnClient springs) {
      assertThat(ours).isSameAs(stepFunctions.client());
      assertThat(springs).isSameAs(WithClient.CLIENT);
    }

    @Test
    void what_is_qualified_is_springs(@Qualifier("client") SfnClient springs) {
      assertThat(springs).isSameAs(WithClient.CLIENT);
    }
  }

  @Nested
  @StepFunctionsTest
  @SpringJUnitConfig(WithClient.class)
  class Constructors {
    private final SfnClient springs;

    @Autowired
    Constructors(SfnClient springs) {
      this.springs = springs;
    }

    @Test
    void an_autowired_constructor_is_springs(SfnClient ours) {
      assertThat(springs).isSameAs(WithClient.CLIENT);
      assertThat(ours).isNotSameAs(springs);
    }
  }

  /** One world for the class: the context goes on from test to test. */
  @Nested
  class WorldOfTheClass extends OneWorld {}

  @SpringJUnitConfig(Scheduling.class)
  abstract static class OneWorld {
    @RegisterExtension
    static final StepFunctionsExtension STEP_FUNCTIONS = StepFunctionsExtension.builder().build();

    @Autowired Heart heart;

    @RepeatedWithFramework
    void beats_20_seconds_after_the_last_test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Beats beats = Beats.begin(stepFunctions, client);
      heart.beatsWith(beats);

      clock.advanceBy(ofSeconds(60));

      assertThat(beats.task().heartbeats()).hasSize(3);
    }
  }
}
