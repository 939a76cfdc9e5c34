package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real command line of AWS, in a process of its own, against an endpoint. */
final class AwsCli {

  /** What a command printed. */
  record Result(int exit, String out, String err) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException notJson) {
        throw new UncheckedIOException(err + out, notJson);
      }
    }
  }

  private final URI endpoint;

  AwsCli(URI endpoint) {
    this.endpoint = endpoint;
  }

  static boolean isInstalled() {
    try {
      return run(List.of("aws", "--version")).exit() == 0;
    } catch (UncheckedIOException missing) {
      return false;
    }
  }

  Result stepfunctions(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws", "stepfunctions"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--endpoint-url", endpoint.toString(), "--output", "json"));
    return run(command);
  }

  private static Result run(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "holter",
                "AWS_SECRET_ACCESS_KEY", "holter",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_PAGER", "",
                "AWS_EC2_METADATA_DISABLED", "true"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // Short answers: neither stream fills its pipe while the other is read.
      String out = text(process.getInputStream().readAllBytes());
      String err = text(process.getErrorStream().readAllBytes());
      return new Result(process.waitFor(), out, err.strip());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException timeout) {
      throw new IllegalStateException("interrupted in " + command, timeout);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
