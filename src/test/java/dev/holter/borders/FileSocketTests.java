package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Connections whose address is a file, as those to a daemon of the machine are. */
@StepFunctionsTest
class FileSocketTests {
  @TempDir private Path folder;

  @Repeated
  void a_worker_that_asks_before_each_beat(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    UnixDomainSocketAddress at = UnixDomainSocketAddress.of(folder.resolve("socket"));
    try (ServerSocketChannel server =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(at);
        SocketChannel asks = SocketChannel.open(at);
        SocketChannel answers = server.accept()) {
      stepFunctions.runScript(
          () -> {
            for (int i = 0; i < 3; i++) {
              clock.sleep(ofSeconds(20));
              asks.write(ByteBuffer.wrap(new byte[1]));
              answers.read(ByteBuffer.allocate(1));
              beats.beat();
            }
          });

      clock.advanceBy(ofSeconds(60));
    }

    assertThat(beats.instants()).isEqualTo(Beats.every(20, 3));
  }
}
