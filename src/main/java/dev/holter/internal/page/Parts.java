package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The files of the JVMs of one build, one each, and their sum. The JVMs of a build have the same
 * parent process; what others left is deleted.
 */
final class Parts {

  /**
   * Keeps two threads of this JVM apart: a lock of a file belongs to the whole JVM, and a second
   * thread that asks for it gets an exception.
   */
  private static final ReentrantLock OURS = new ReentrantLock();

  /** Work on the sum of all parts, done while no other JVM writes. */
  interface Use {
    void of(ObjectNode sum) throws IOException;
  }

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path folder;

  Parts(Path folder) {
    this.folder = folder;
  }

  void add(ObjectNode own, Use use) throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    OURS.lock();
    try (FileChannel channel =
        FileChannel.open(
            parts.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      String build = build();
      String name = build + "-" + ProcessHandle.current().pid() + ".json";
      Path file = parts.resolve(name);
      ObjectNode mine = Files.exists(file) ? merged(List.of(file), own) : own;
      replace(file, mapper.writeValueAsString(mine));
      use.of(merged(current(parts, build), mapper.createObjectNode()));
    } finally {
      OURS.unlock();
    }
  }

  private static String build() {
    ProcessHandle parent = ProcessHandle.current().parent().orElse(ProcessHandle.current());
    long started = parent.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return parent.pid() + "-" + started;
  }

  private static List<Path> current(Path parts, String build) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(parts)) {
      all = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    for (Path file : all) {
      if (!isOf(file, build)) {
        Files.deleteIfExists(file);
      }
    }
    return all.stream().filter(file -> isOf(file, build)).toList();
  }

  private static boolean isOf(Path file, String build) {
    return String.valueOf(file.getFileName()).startsWith(build + "-");
  }

  private ObjectNode merged(List<Path> files, ObjectNode last) throws IOException {
    ObjectNode sum = mapper.createObjectNode();
    sum.putObject("definitions");
    sum.putArray("tests");
    for (Path file : files) {
      merge(sum, mapper.readTree(file.toFile()));
    }
    merge(sum, last);
    return sum;
  }

  /** Merges a part into the sum. Counts add up, since each test belongs to one part. */
  private static void merge(ObjectNode sum, JsonNode part) {
    ObjectNode definitions = (ObjectNode) sum.get("definitions");
    part.path("definitions")
        .properties()
        .forEach(
            definition -> {
              if (definitions.has(definition.getKey())) {
                addCounts(definitions.get(definition.getKey()), definition.getValue());
              } else {
                definitions.set(definition.getKey(), definition.getValue().deepCopy());
              }
            });
    part.path("tests").forEach(((ArrayNode) sum.get("tests"))::add);
  }

  private static void addCounts(JsonNode sum, JsonNode more) {
    Map<String, Integer> counts = new HashMap<>();
    more.path("pieces")
        .forEach(piece -> counts.put(piece.get("label").asText(), piece.get("times").asInt()));
    for (JsonNode piece : sum.path("pieces")) {
      int times = counts.getOrDefault(piece.get("label").asText(), 0);
      ((ObjectNode) piece).put("times", piece.get("times").asInt() + times);
    }
  }

  /** Replaces a file in one step, so that nobody reads half of it. */
  static void replace(Path file, String text) throws IOException {
    Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "writing", ".tmp");
    Files.writeString(whole, text);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
