package dev.holter.borders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.TaskDefinition;
import dev.holter.VirtualClock;
import dev.holter.assertj.HolterAssertions;
import dev.holter.execution.TaskAttempt;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The age of a file that a thread of the clock has written. */
@StepFunctionsTest
@DisabledOnOs(OS.WINDOWS) // It knows files by their names only.
class FileTimeTests {
  private static final byte[] TEXT = "done".getBytes(UTF_8);

  @TempDir Path folder;

  private interface Write {
    void to(Path file) throws IOException;
  }

  private interface Read {
    Object time(Path file) throws IOException;
  }

  private static Arguments write(String name, Write write) {
    return Arguments.of(name, write);
  }

  private static Arguments read(String name, Read read) {
    return Arguments.of(name, read);
  }

  static List<Arguments> ways_to_write() {
    return List.of(
        write("Files.write", file -> Files.write(file, TEXT)),
        write("Files.writeString, at its end", FileTimeTests::append),
        write("Files.createFile", Files::createFile),
        write(
            "a stream",
            file -> {
              try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
                stream.write(TEXT);
              }
            }),
        write("a stream that writes nothing", file -> new FileOutputStream(file.toFile()).close()),
        write(
            "the channel of a stream",
            file -> {
              try (FileOutputStream stream = new FileOutputStream(file.toFile(), true)) {
                stream.getChannel().write(ByteBuffer.wrap(TEXT));
              }
            }),
        write(
            "a file with random access",
            file -> {
              try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
                random.writeUTF("done");
              }
            }),
        write(
            "a channel",
            file -> {
              try (FileChannel channel =
                  FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(TEXT), 10);
              }
            }),
        write("File.createNewFile", file -> assertThat(file.toFile().createNewFile()).isTrue()),
        write(
            "a temporary file that is moved",
            file -> {
              Path temporary = Files.createTempFile(file.getParent(), "part", null);
              Files.write(temporary, TEXT);
              Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }),
        write(
            "a temporary file of old that is renamed",
            file -> {
              File temporary = File.createTempFile("part", null, file.getParent().toFile());
              assertThat(temporary.renameTo(file.toFile())).isTrue();
            }),
        write(
            "an asynchronous channel",
            file -> {
              try (AsynchronousFileChannel channel =
                  AsynchronousFileChannel.open(
                      file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                assertThat(channel.write(ByteBuffer.wrap(TEXT), 0)).succeedsWithin(ofSeconds(5));
              }
            }),
        write("a copy", file -> Files.copy(Path.of("pom.xml"), file)));
  }

  private static void append(Path file) throws IOException {
    Files.writeString(file, "done", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways_to_write")
  void a_file_is_as_old_as_virtual_time_says(String way, Write write) throws Exception {
    Path file = folder.resolve("progress");
    Thread.sleep(20_000);
    write.to(file);
    Thread.sleep(30_000);

    assertThat(age(Files.getLastModifiedTime(file))).as(way).isEqualTo(ofSeconds(30));
  }

  static List<Arguments> ways_to_read() {
    return List.of(
        read("File.lastModified", file -> FileTime.fromMillis(file.toFile().lastModified())),
        read("Files.getLastModifiedTime", Files::getLastModifiedTime),
        read(
            "attributes",
            file -> Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime()),
        read(
            "attributes of POSIX",
            file -> Files.readAttributes(file, PosixFileAttributes.class).lastModifiedTime()),
        read("an attribute by its name", file -> Files.getAttribute(file, "lastModifiedTime")),
        read("attributes by their names", file -> byName(file)),
        read(
            "a view",
            file ->
                Files.getFileAttributeView(file, BasicFileAttributeView.class)
                    .readAttributes()
                    .lastModifiedTime()),
        read("a walk", FileTimeTests::walk));
  }

  private static Object byName(Path file) throws IOException {
    return Files.readAttributes(file, "size,lastModifiedTime").get("lastModifiedTime");
  }

  private static Object walk(Path file) throws IOException {
    FileTime[] found = new FileTime[1];
    try (Stream<Path> files =
        Files.find(
            file.getParent(),
            1,
            (path, attributes) -> {
              found[0] = attributes.lastModifiedTime();
              return path.equals(file);
            })) {
      assertThat(files).hasSize(1);
    }
    return found[0];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways_to_read")
  void whoever_asks(String way, Read read) throws Exception {
    Path file = folder.resolve("progress");
    Thread.sleep(20_000);
    Files.write(file, TEXT);
    Thread.sleep(30_000);

    assertThat(age((FileTime) read.time(file))).as(way).isEqualTo(ofSeconds(30));
  }

  private static Duration age(FileTime modified) {
    return Duration.between(modified.toInstant(), Instant.now());
  }

  @Test
  void a_stream_that_stays_open_writes_again() throws Exception {
    File file = folder.resolve("log").toFile();
    try (FileOutputStream log = new FileOutputStream(file, true)) {
      log.write(TEXT);
      FileTime first = Files.getLastModifiedTime(file.toPath());
      Thread.sleep(30_000);
      log.write(1);

      assertThat(age(first)).isEqualTo(ofSeconds(30));
      assertThat(age(Files.getLastModifiedTime(file.toPath()))).isZero();
    }
  }

  @Test
  void attributes_that_were_read_before_stay_as_they_are() throws Exception {
    Path file = Files.write(folder.resolve("progress"), TEXT);
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    Thread.sleep(30_000);
    append(file);

    assertThat(age(before.lastModifiedTime())).isEqualTo(ofSeconds(30));
  }

  @Test
  void a_time_that_is_set_counts(VirtualClock clock) throws Exception {
    Path file = Files.write(folder.resolve("progress"), TEXT);
    FileTime given = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
    Files.setLastModifiedTime(file, given);
    clock.advanceBy(ofSeconds(10));

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(given);
    assertThat(file.toFile().lastModified()).isEqualTo(given.toMillis());
  }

  @Test
  void a_file_that_is_only_read_keeps_its_time() throws Exception {
    FileTime real = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
    Path file = Files.write(folder.resolve("input"), TEXT);
    Files.setLastModifiedTime(file, real);

    assertThat(Files.readAllBytes(file)).isEqualTo(TEXT);
    new FileOutputStream(file.toFile(), true).close();
    new RandomAccessFile(file.toFile(), "rw").close();

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(real);
  }

  @Test
  void on_the_disk_it_has_the_time_of_the_machine(FakeStepFunctions stepFunctions)
      throws Exception {
    Path file = Files.write(folder.resolve("progress"), TEXT);

    FileTime real = stepFunctions.clock().inRealTime(() -> Files.getLastModifiedTime(file));

    assertThat(real.toInstant()).isAfter(Instant.now().plus(Duration.ofDays(365)));
  }

  /** It beats as long as its output grows, which it does for a minute. */
  @Repeated
  void a_worker_beats_while_its_output_grows(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(TaskDefinition.activity("growing").heartbeat(ofSeconds(60)));
    Path output = folder.resolve("output");
    stepFunctions.runWorker(() -> write(output));
    stepFunctions.runWorker(() -> beat(client, task.activityArn(), output));

    clock.advanceBy(Duration.ofMinutes(5));

    HolterAssertions.assertThat(task).hasHeartbeats(9).hasTimedOut();
  }

  private static void write(Path output) {
    try {
      for (int part = 0; part <= 3; part++) {
        append(output);
        Thread.sleep(20_000);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void beat(SfnClient client, String activity, Path output) {
    String token = client.getActivityTask(r -> r.activityArn(activity)).taskToken();
    try {
      while (true) {
        Thread.sleep(10_000);
        if (age(Files.getLastModifiedTime(output)).compareTo(ofSeconds(30)) <= 0) {
          client.sendTaskHeartbeat(r -> r.taskToken(token));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
