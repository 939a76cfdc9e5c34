package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The limits that Netty's handlers set a connection between threads of a test. */
@StepFunctionsTest
class NettyLimitTests {

  /** Answers what the connection has ended with. */
  private static CompletableFuture<String> connect(
      NioEventLoopGroup loops, int port, ChannelHandler limit) {
    CompletableFuture<String> end = new CompletableFuture<>();
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(limit, new Ends(end));
              }
            })
        .connect("127.0.0.1", port);
    return end;
  }

  /** Closes the connection where a limit has come. */
  private static final class Ends extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<String> end;

    Ends(CompletableFuture<String> end) {
      this.end = end;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      end.complete(event.toString());
      context.close();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      end.completeExceptionally(cause);
      context.close();
    }
  }

  /** Accepts a connection and says nothing for 20 seconds. */
  private static void keepSilent(FakeStepFunctions stepFunctions, ServerSocket server) {
    stepFunctions.runScript(
        () -> {
          try (Socket connection = server.accept()) {
            Thread.sleep(20_000);
            connection.shutdownOutput();
          }
        });
  }

  private interface Outcome {
    void see(CompletableFuture<String> end) throws Exception;
  }

  /** A client with this limit sees it come after 7 seconds. */
  private static void assertComesAfter7Seconds(
      ChannelHandler limit,
      Outcome outcome,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      keepSilent(stepFunctions, server);
      stepFunctions.runScript(
          () -> {
            outcome.see(connect(loops, server.getLocalPort(), limit));
            beats.beat();
          });
      clock.advanceBy(ofSeconds(50));
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
    assertThat(beats.instants()).containsExactly(ofSeconds(7));
  }

  @RepeatedWithFramework
  void a_read_that_takes_too_long(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    assertComesAfter7Seconds(
        new ReadTimeoutHandler(7),
        end ->
            assertThatThrownBy(end::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ReadTimeoutException.class),
        stepFunctions,
        client,
        clock);
  }

  @RepeatedWithFramework
  void nothing_is_read_for_a_while(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    assertComesAfter7Seconds(
        new IdleStateHandler(7, 0, 0), CompletableFuture::get, stepFunctions, client, clock);
  }

  @RepeatedWithFramework
  void a_server_of_nettys_closes_a_mute_connection(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try {
      Channel server =
          new ServerBootstrap()
              .group(loops)
              .channel(NioServerSocketChannel.class)
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      Ends ends = new Ends(new CompletableFuture<>());
                      channel.pipeline().addLast(new IdleStateHandler(20, 0, 0), ends);
                    }
                  })
              .bind("127.0.0.1", 0)
              .sync()
              .channel();
      int port = ((InetSocketAddress) server.localAddress()).getPort();
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
              assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
          });
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
