package dev.holter.borders;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.nio.channels.Selector;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Workers with an event loop of their own, which others wake. */
@StepFunctionsTest
class SelectorTests {

  private interface Waker {
    void wake(Selector selector, Thread loop);
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      long limit,
      Waker waker)
      throws IOException {
    try (Selector selector = Selector.open()) {
      WokenWorker.assertExact(
          stepFunctions,
          client,
          clock,
          () -> selector.select(limit),
          loop -> waker.wake(selector, loop));
    }
  }

  @Repeated
  void a_loop_is_woken_by_another_thread(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    assertExact(stepFunctions, client, clock, 0, (selector, loop) -> selector.wakeup());
  }

  @Repeated
  void a_loop_is_woken_before_its_limit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    assertExact(stepFunctions, client, clock, 30_000, (selector, loop) -> selector.wakeup());
  }

  @Repeated
  void a_loop_is_interrupted(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    assertExact(stepFunctions, client, clock, 0, (selector, loop) -> loop.interrupt());
  }

  @Repeated
  void a_loop_looks_at_its_limits(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    assertExact(stepFunctions, client, clock, 20_000, (selector, loop) -> {});
  }
}
