package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import dev.holter.time.Hold;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.RepeatedTest;

/**
 * The JDK's server looks each second whether it has anything to do. That is no progress, however
 * often it looks: a test that is stuck beside it must not hang.
 */
class HeldServerTests {

  @RepeatedTest(2)
  @StepFunctionsTest(watchdog = "PT3S")
  void a_test_that_is_stuck_beside_a_server(VirtualClock clock) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();

    try (Hold forgotten = clock.hold("forgotten")) {
      assertThat(forgotten).isNotNull();
      assertThatThrownBy(() -> clock.advanceBy(ofSeconds(60)))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith("Virtual time stands still at [2025-01-01T00:00:00Z]")
          .hasMessageContaining("forgotten");
    }

    server.stop(0);
  }
}
