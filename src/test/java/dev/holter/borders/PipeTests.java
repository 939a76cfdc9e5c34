package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What goes through a pipe of channels, from one thread of a test to another. */
@StepFunctionsTest
class PipeTests {

  private static void writeEvery20Seconds(FakeStepFunctions stepFunctions, Pipe pipe) {
    stepFunctions.runScript(
        () -> {
          for (int n = 0; n < 3; n++) {
            Thread.sleep(20_000);
            pipe.sink().write(ByteBuffer.allocate(1));
          }
        });
  }

  @Repeated
  void a_read_waits(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    Pipe pipe = Pipe.open();
    writeEvery20Seconds(stepFunctions, pipe);
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> assertThat(pipe.source().read(ByteBuffer.allocate(8))).isEqualTo(1));
    pipe.source().close();
    pipe.sink().close();
  }

  @Repeated
  void a_read_of_several_buffers_waits(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Pipe pipe = Pipe.open();
    writeEvery20Seconds(stepFunctions, pipe);
    ByteBuffer[] into = {ByteBuffer.allocate(1), ByteBuffer.allocate(8)};
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          into[0].clear();
          assertThat(pipe.source().read(into)).isEqualTo(1);
        });
    pipe.source().close();
    pipe.sink().close();
  }

  @Repeated
  void a_selector_tells(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    Pipe pipe = Pipe.open();
    try (Selector selector = Selector.open()) {
      pipe.source().configureBlocking(false);
      pipe.source().register(selector, SelectionKey.OP_READ);
      writeEvery20Seconds(stepFunctions, pipe);
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            selector.select();
            selector.selectedKeys().clear();
            pipe.source().read(ByteBuffer.allocate(8));
          });
    }
    pipe.source().close();
    pipe.sink().close();
  }

  @Repeated
  void a_limit_of_a_selector_comes_first(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    Pipe pipe = Pipe.open();
    try (Selector selector = Selector.open()) {
      pipe.source().configureBlocking(false);
      pipe.source().register(selector, SelectionKey.OP_READ);
      writeEvery20Seconds(stepFunctions, pipe);
      stepFunctions.runScript(
          () -> {
            for (int n = 0; n < 4; n++) {
              selector.select(7_000);
              selector.selectedKeys().clear();
              pipe.source().read(ByteBuffer.allocate(8));
              beats.beat();
            }
          });
      clock.advanceBy(ofSeconds(30));
    }
    pipe.source().close();
    pipe.sink().close();
    assertThat(beats.instants())
        .containsExactly(ofSeconds(7), ofSeconds(14), ofSeconds(20), ofSeconds(27));
  }

  @Repeated
  void its_end_is_seen(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    Pipe pipe = Pipe.open();
    stepFunctions.runScript(
        () -> {
          Thread.sleep(20_000);
          pipe.sink().close();
        });
    stepFunctions.runScript(
        () -> {
          assertThat(pipe.source().read(ByteBuffer.allocate(1))).isEqualTo(-1);
          beats.beat();
        });
    clock.advanceBy(ofSeconds(30));
    pipe.source().close();
    assertThat(beats.instants()).containsExactly(ofSeconds(20));
  }
}
