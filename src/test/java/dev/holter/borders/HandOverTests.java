package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A test and a worker that meet, the one of them before the other. */
@StepFunctionsTest
class HandOverTests {

  @Repeated
  void an_exchanger(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    Exchanger<String> exchanger = new Exchanger<>();
    stepFunctions.runScript(
        () -> {
          try {
            while (true) {
              exchanger.exchange("worker", 30, TimeUnit.SECONDS);
              beats.beat();
            }
          } catch (TimeoutException nobody) {
            beats.beat();
          }
        });

    Thread.sleep(10_000);
    assertThat(exchanger.exchange("test")).isEqualTo("worker");
    Thread.sleep(15_000);
    assertThat(exchanger.exchange("test")).isEqualTo("worker");
    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).containsExactly(ofSeconds(10), ofSeconds(25), ofSeconds(55));
  }

  @Repeated
  void a_queue_without_room(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    SynchronousQueue<String> queue = new SynchronousQueue<>();
    stepFunctions.runScript(() -> beatForEach(queue, beats));

    Thread.sleep(10_000);
    queue.put("first");
    queue.put("second");
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(30));
    assertThat(queue.offer("third", 5, TimeUnit.SECONDS)).isFalse();
    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).containsExactly(ofSeconds(10), ofSeconds(30), ofSeconds(80));
  }

  @Repeated
  void a_transfer(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
    stepFunctions.runScript(() -> beatForEach(queue, beats));

    queue.transfer("first");
    queue.transfer("second");
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(20));
    assertThat(queue.tryTransfer("third", 5, TimeUnit.SECONDS)).isFalse();
    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).containsExactly(ofSeconds(0), ofSeconds(20), ofSeconds(70));
  }

  private static void beatForEach(BlockingQueue<String> queue, Beats beats)
      throws InterruptedException {
    while (queue.poll(30, TimeUnit.SECONDS) != null) {
      beats.beat();
      Thread.sleep(20_000);
    }
    beats.beat();
  }
}
