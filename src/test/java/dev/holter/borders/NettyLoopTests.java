package dev.holter.borders;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Loops and executors of Netty's that a worker has for itself. */
@StepFunctionsTest
class NettyLoopTests {

  @Repeated
  void a_loop_that_ends_takes_the_time_in_which_nothing_comes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEndsIn2Seconds(new NioEventLoopGroup(1), stepFunctions, client, clock);
  }

  @Repeated
  void so_does_an_executor(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertEndsIn2Seconds(new DefaultEventExecutorGroup(2), stepFunctions, client, clock);
  }

  private static void assertEndsIn2Seconds(
      EventExecutorGroup loops,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          Thread.sleep(20_000);
          loops.submit(beats::beat).sync();
          loops.shutdownGracefully(2, 15, TimeUnit.SECONDS).sync();
          beats.beat();
        });
    stepFunctions.runScript(
        () -> {
          while (true) {
            Thread.sleep(100);
          }
        });

    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).containsExactly(ofSeconds(20), ofSeconds(22));
  }

  /** It had nothing to do for longer than that. */
  @Repeated
  void an_idle_loop_ends_at_once(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    EventExecutorGroup loops = new NioEventLoopGroup(1);
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          loops.submit(() -> null).sync();
          beats.beat();
          Thread.sleep(20_000);
          loops.shutdownGracefully(2, 15, TimeUnit.SECONDS).sync();
          beats.beat();
        });

    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).containsExactly(ofSeconds(0), ofSeconds(20));
  }

  @Repeated
  void a_task_comes_after_one_that_sleeps(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    EventExecutorGroup loops = new NioEventLoopGroup(1);
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          Future<?> first = loops.submit(() -> sleepAndBeat(beats));
          Future<?> second = loops.submit(() -> sleepAndBeat(beats));
          Thread.sleep(1_000);
          Future<?> third = loops.submit(() -> sleepAndBeat(beats));
          first.sync();
          second.sync();
          third.sync();
          beats.beat();
        });

    clock.advanceBy(ofMinutes(2));
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();

    assertThat(beats.instants())
        .containsExactly(ofSeconds(20), ofSeconds(40), ofSeconds(60), ofSeconds(60));
  }

  private static Void sleepAndBeat(Beats beats) throws InterruptedException {
    Thread.sleep(20_000);
    beats.beat();
    return null;
  }

  @Repeated
  void a_loop_that_has_ended_keeps_no_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    EventExecutorGroup loops = new NioEventLoopGroup(1);
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          loops.submit(beats::beat).sync();
          loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
          assertThatThrownBy(() -> loops.execute(beats::beat))
              .isInstanceOf(RejectedExecutionException.class);
          Thread.sleep(20_000);
          beats.beat();
        });

    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).containsExactly(ofSeconds(0), ofSeconds(20));
  }

  /** What waits in native code would be seen by nobody, so libraries take Netty's other loops. */
  @Test
  void native_loops_are_switched_off() throws ReflectiveOperationException {
    Throwable cause =
        (Throwable)
            Class.forName("io.netty.channel.epoll.Epoll")
                .getMethod("unavailabilityCause")
                .invoke(null);

    assertThat(cause).hasMessageContaining("noNative");
  }
}
