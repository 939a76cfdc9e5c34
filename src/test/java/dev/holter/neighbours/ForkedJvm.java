package dev.holter.neighbours;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JVM of its own, of the same kind as this one, that runs tests. */
public final class ForkedJvm {

  /** Leaves out what loads an agent into a running JVM. */
  public static final String NO_ATTACHING =
      "--limit-modules=java.desktop,java.instrument,java.logging,java.management,java.naming,"
          + "java.net.http,java.security.jgss,java.sql,jdk.unsupported";

  /** What it printed. */
  public record Result(String out, String err) {}

  private final Path directory;
  private final List<String> options;

  public ForkedJvm(Path directory, String... options) {
    this.directory = directory;
    this.options = List.of(options);
  }

  public Result run(Class<?>... tests) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Compiling in vain takes longer than most of what is run here.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.language=en"));
    // The page is that of all JVMs of a build: it would be written here if another test had failed.
    command.add("-Dholter.page=never");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), TestRun.class.getName()));
    Arrays.stream(tests).map(Class::getName).forEach(command::add);
    try {
      return run(command);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException timeout) {
      throw new IllegalStateException("Interrupted in " + command, timeout);
    }
  }

  private Result run(List<String> command) throws IOException, InterruptedException {
    File out = directory.resolve("out").toFile();
    File err = directory.resolve("err").toFile();
    Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
    try {
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    return new Result(text(out), text(err));
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath(), StandardCharsets.UTF_8);
  }
}
