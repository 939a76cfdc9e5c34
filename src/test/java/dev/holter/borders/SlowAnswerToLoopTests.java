package dev.holter.borders;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The same as in {@link SlowAnswerTests} for clients that have event loops. */
@StepFunctionsTest
class SlowAnswerToLoopTests {

  @ParameterizedTest
  @EnumSource
  void Apaches_asynchronous_client(
      SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    try (ApacheClient http = new ApacheClient()) {
      SlowAnswerTests.assertTakes20Seconds(
          slow, server -> http.ask(server.uri()).get(), stepFunctions, client, clock);
    }
  }

  @ParameterizedTest
  @EnumSource
  void Netty(SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try {
      SlowAnswerTests.assertTakes20Seconds(
          slow, server -> byNetty(loops, server), stepFunctions, client, clock);
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }

  private static String byNetty(NioEventLoopGroup loops, SlowServer.Running server)
      throws Exception {
    String said = LoopClientTests.ask(loops, server.port(), "/", new AtomicInteger()).get();
    return said.contains("200 OK") ? SlowServer.ANSWER : said;
  }
}
