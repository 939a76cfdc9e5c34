package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;

class RepetitionTests {

  @Test
  void every_invocation_has_a_world_of_its_own() {
    Fixtures.run(InvocationTestCases.class).pass(7);
    assertThat(InvocationTestCases.CLOCKS).hasSize(7).doesNotHaveDuplicates();
  }

  @StepFunctionsTest
  static class InvocationTestCases {
    static final Queue<VirtualClock> CLOCKS = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void parameterized(int seconds, FakeStepFunctions stepFunctions, VirtualClock clock) {
      CLOCKS.add(clock);
      clock.advanceBy(Duration.ofSeconds(seconds));
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(stepFunctions.clock()).isSameAs(clock);
    }

    @RepeatedTest(4)
    void repeated(VirtualClock clock) {
      CLOCKS.add(clock);
      assertThat(clock.elapsed()).isZero();
    }
  }

  @Test
  void the_dynamic_tests_of_one_factory_share_a_world_one_after_the_other() {
    Fixtures.run(FactoryTestCases.class).pass(20);
    assertThat(FactoryTestCases.elapsed).isEqualTo(Duration.ofSeconds(20));
  }

  @StepFunctionsTest
  static class FactoryTestCases {
    static Duration elapsed = Duration.ZERO;

    @TestFactory
    Stream<DynamicTest> dynamic(VirtualClock clock) {
      return IntStream.range(0, 20)
          .mapToObj(
              i ->
                  dynamicTest(
                      "test " + i,
                      () -> {
                        Duration before = clock.elapsed();
                        clock.advanceBy(Duration.ofSeconds(1));
                        assertThat(clock.elapsed()).isEqualTo(before.plusSeconds(1));
                      }));
    }

    @AfterEach
    void after(VirtualClock clock) {
      elapsed = clock.elapsed();
    }
  }

  @Test
  void tests_in_parallel_have_clocks_services_and_the_same_tokens() {
    Fixtures.run(ParallelTestCases.class).pass(60);
    assertThat(ParallelTestCases.TOKENS).hasSize(60).containsOnly(ParallelTestCases.TOKENS.peek());
    assertThat(ParallelTestCases.CLOCKS).hasSize(60).doesNotHaveDuplicates();
  }

  @StepFunctionsTest
  static class ParallelTestCases {
    static final Queue<String> TOKENS = new ConcurrentLinkedQueue<>();
    static final Queue<VirtualClock> CLOCKS = new ConcurrentLinkedQueue<>();

    @RepeatedTest(60)
    void is_alone(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      CLOCKS.add(clock);
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));
      stepFunctions.runScript(
          () -> {
            String token =
                client
                    .getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a")))
                    .taskToken();
            TOKENS.add(token);
            while (true) {
              clock.sleep(Duration.ofSeconds(20));
              client.sendTaskHeartbeat(r -> r.taskToken(token));
            }
          });

      clock.advanceBy(Duration.ofMinutes(10));

      assertThat(task.heartbeats()).hasSize(30);
      assertThat(stepFunctions.task()).isSameAs(task);
      assertThat(stepFunctions.execution()).isSameAs(task.execution());
    }
  }
}
