package dev.holter.borders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A server in real time that sends each answer in one piece. */
final class WholeAnswers {
  private WholeAnswers() {}

  /** Serves one connection after the other until the server is closed. */
  static void from(ServerSocket server) {
    Thread thread = new Thread(() -> serve(server), "whole-answers");
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept();
          BufferedReader requests =
              new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII))) {
        while (readHead(requests)) {
          connection
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\none".getBytes(US_ASCII));
        }
      } catch (IOException closed) {
        // The next one, if there is one.
      }
    }
  }

  /** Reads a request without a body; returns false if there is none. */
  static boolean readHead(BufferedReader requests) throws IOException {
    @Nullable String line = requests.readLine();
    while (line != null && !line.isEmpty()) {
      line = requests.readLine();
    }
    return line != null;
  }
}
