package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the operating system does for a worker, and tells it later, takes no virtual time. */
@StepFunctionsTest
class OperatingSystemTests {
  private static final ProcessBuilder SHORT = new ProcessBuilder("sleep", "0.02");

  @Repeated
  void the_end_of_a_process(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> assertThat(SHORT.start().onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero());
  }

  @Repeated
  void the_end_of_a_process_by_its_handle(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          CountDownLatch ended = new CountDownLatch(1);
          assertThat(SHORT.start().toHandle().onExit().thenRun(ended::countDown)).isNotNull();
          assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        });
  }

  private interface Look {
    boolean isAlive(Process process);
  }

  /** The process ends when its input does, which is after the worker has looked. */
  private static void assertEndIsFound(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Look look) {
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          Process process = new ProcessBuilder("cat").start();
          while (look.isAlive(process)) {
            process.getOutputStream().close();
            Thread.sleep(20_000);
          }
        });
  }

  @Repeated
  void a_process_that_is_looked_at_now_and_then(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEndIsFound(stepFunctions, client, clock, process -> process.isAlive());
  }

  @Repeated
  void a_handle_that_is_looked_at_now_and_then(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEndIsFound(stepFunctions, client, clock, process -> process.toHandle().isAlive());
  }

  @Repeated
  void a_process_that_is_asked_for_its_value_now_and_then(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEndIsFound(stepFunctions, client, clock, process -> !hasValue(process));
  }

  private static boolean hasValue(Process process) {
    try {
      return process.exitValue() == 0;
    } catch (IllegalThreadStateException alive) {
      return false;
    }
  }

  /** A helper of the test's runs for as long as the test. */
  @Repeated
  void a_test_looks_at_its_own_process(VirtualClock clock) throws IOException {
    Process process = new ProcessBuilder("cat").start();
    assertThat(process.isAlive()).isTrue();
    clock.advanceBy(ofSeconds(60));
    process.destroy();
  }

  @Repeated
  void what_is_written_to_a_file(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, @TempDir Path folder) {
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          try (AsynchronousFileChannel file = open(folder)) {
            assertThat(file.write(ByteBuffer.allocate(3), 0).get(10, TimeUnit.SECONDS))
                .isEqualTo(3);
          }
        });
  }

  @Repeated
  void what_is_read_from_a_file_and_handled(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, @TempDir Path folder) {
    Beats.assertTakesNoTime(
        stepFunctions,
        client,
        clock,
        () -> {
          try (AsynchronousFileChannel file = open(folder)) {
            CompletableFuture<Integer> read = new CompletableFuture<>();
            file.read(ByteBuffer.allocate(3), 0, read, new Completes());
            assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
          }
        });
  }

  private static AsynchronousFileChannel open(Path folder) throws Exception {
    return AsynchronousFileChannel.open(
        folder.resolve("file"),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static final class Completes
      implements CompletionHandler<Integer, CompletableFuture<Integer>> {
    @Override
    public void completed(Integer count, CompletableFuture<Integer> future) {
      future.complete(count);
    }

    @Override
    public void failed(Throwable failure, CompletableFuture<Integer> future) {
      future.completeExceptionally(failure);
    }
  }
}
