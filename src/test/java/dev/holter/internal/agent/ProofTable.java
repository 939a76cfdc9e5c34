package dev.holter.internal.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What the long runs have shown, as a file and on the console; nothing in the short ones. */
final class ProofTable {
  private static final String FILE = System.getProperty("holter.proof.table", "");
  private static final TreeMap<String, String> LINES = new TreeMap<>();

  private ProofTable() {}

  static void add(String worker, List<Long> nanos, int odd) {
    if (FILE.isEmpty()) {
      return;
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    String line =
        String.format(
            Locale.ROOT,
            "%-48s %4d %6d %6d %10.2f %10.2f",
            worker,
            Runtime.version().feature(),
            nanos.size(),
            nanos.size() - odd,
            sorted.get(sorted.size() / 2) / 1e6,
            sorted.get(sorted.size() - 1) / 1e6);
    System.out.println(line);
    synchronized (LINES) {
      LINES.put(worker, line);
      write();
    }
  }

  private static void write() {
    StringBuilder table =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-48s %4s %6s %6s %10s %10s%n",
                "worker",
                "JDK",
                "runs",
                "exact",
                "median ms",
                "worst ms"));
    LINES.values().forEach(line -> table.append(line).append(System.lineSeparator()));
    try {
      Path file = Path.of(FILE);
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, table);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
