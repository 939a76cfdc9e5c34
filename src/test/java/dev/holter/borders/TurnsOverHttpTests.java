package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.services.sfn.SfnClient;

/** How long the endpoint's answer really takes says nothing of who goes first. */
@StepFunctionsTest
@RedirectDefaultClients
class TurnsOverHttpTests {

  @Repeated
  void a_worker_that_calls_and_does_not_wait_keeps_its_turn(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    String activity = stepFunctions.createActivity("turns");
    List<String> order = new CopyOnWriteArrayList<>();
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    pool.schedule(
        () -> {
          // What a first call has to set up takes its time, and nothing else goes on meanwhile.
          try (SfnClient client = SfnClient.create()) {
            client.describeActivity(r -> r.activityArn(activity));
          }
          order.add("the one that calls");
        },
        0,
        SECONDS);
    pool.schedule(() -> order.add("the other one"), 0, SECONDS);

    clock.advanceBy(ofSeconds(1));
    pool.shutdown();

    assertThat(order).containsExactly("the one that calls", "the other one");
  }
}
