package dev.holter.borders;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server whose answer, which is {@value #ANSWER}, takes 20 seconds. */
enum SlowServer {
  SOCKETS {
    @Override
    Running start() throws IOException {
      ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      new Thread(() -> serve(server)).start();
      return new Running(server.getLocalPort(), server);
    }
  },

  JDK {
    @Override
    Running start() throws IOException {
      ExecutorService pool = Executors.newCachedThreadPool();
      HttpServer server = jdk();
      server.setExecutor(pool);
      server.start();
      return new Running(
          server.getAddress().getPort(),
          () -> {
            server.stop(0);
            pool.shutdownNow();
          });
    }
  },

  /** On the thread that looks after its connections. */
  JDK_WITHOUT_POOL {
    @Override
    Running start() throws IOException {
      HttpServer server = jdk();
      server.start();
      return new Running(server.getAddress().getPort(), () -> server.stop(0));
    }
  },

  WIREMOCK {
    @Override
    Running start() {
      return wireMock(aResponse().withFixedDelay(20_000));
    }
  },

  /** In two parts, each after a while. */
  WIREMOCK_IN_PARTS {
    @Override
    Running start() {
      return wireMock(aResponse().withChunkedDribbleDelay(2, 20_000));
    }
  };

  static final String ANSWER = "{}";

  /** Until it is closed. */
  record Running(int port, Closeable end) implements Closeable {
    String uri() {
      return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() throws IOException {
      end.close();
    }
  }

  abstract Running start() throws IOException;

  private static Running wireMock(ResponseDefinitionBuilder answer) {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    server.stubFor(any(anyUrl()).willReturn(answer.withBody(ANSWER)));
    return new Running(server.port(), server::stop);
  }

  private static HttpServer jdk() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", SlowServer::answer);
    return server;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    pause();
    exchange.sendResponseHeaders(200, ANSWER.length());
    exchange.getResponseBody().write(ANSWER.getBytes(US_ASCII));
    exchange.close();
  }

  /** One connection after the other. */
  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept();
          BufferedReader request =
              new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII))) {
        if (WholeAnswers.readHead(request)) {
          pause();
          connection
              .getOutputStream()
              .write(
                  ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n" + ANSWER)
                      .getBytes(US_ASCII));
        }
      } catch (IOException closed) {
        // The next one, if there is one.
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(20);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
