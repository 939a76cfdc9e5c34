package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/**
 * The JDK's server looks each second whether it has anything to do. That is no progress, however
 * often it looks: a test that is stuck beside it must not hang.
 */
class HeldServerTests {

  @RepeatedTest(2)
  @StepFunctionsTest(watchdog = "PT3S")
  void a_server_that_waits_for_virtual_time_before_it_answers(
      FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    ExecutorService handlers = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(handlers);
    server.createContext(
        "/",
        exchange -> {
          sleep();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

    assertThatThrownBy(
            () -> {
              stepFunctions.runScript(() -> call(uri));
              clock.advanceBy(ofSeconds(60));
            })
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith("Virtual time stands still at [2025-01-01T00:00:00Z]")
        .hasMessageContaining("HeldServerTests");

    server.stop(0);
    handlers.shutdownNow();
  }

  private static void call(URI uri) {
    try {
      URLConnection connection = uri.toURL().openConnection();
      connection.getInputStream().close();
    } catch (IOException ended) {
      // The server is stopped before it has answered.
    }
  }

  private static void sleep() {
    try {
      TimeUnit.SECONDS.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
