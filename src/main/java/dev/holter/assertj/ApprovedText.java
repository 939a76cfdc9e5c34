package dev.holter.assertj;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;

/**
 * A text that somebody has looked at and approved, as a file in {@code src/test/resources}. What
 * differs from it is left beside it, so that it can be compared and taken over.
 */
final class ApprovedText {

  private static final String FOLDER = "holter.approved.folder";
  private static final String APPROVE = "holter.approve";

  private final Path approved;
  private final Path received;

  ApprovedText(String fileName) {
    Path name = Path.of(fileName).normalize();
    if (fileName.isBlank() || name.isAbsolute() || name.startsWith("..")) {
      throw new IllegalArgumentException(
          "matchesTimeline takes the name of a file in src/test/resources, not [" + fileName + "]");
    }
    Path folder = Path.of(System.getProperty(FOLDER, "src/test/resources")).toAbsolutePath();
    this.approved = folder.resolve(name);
    String last = String.valueOf(approved.getFileName());
    int dot = last.lastIndexOf('.') < 0 ? last.length() : last.lastIndexOf('.');
    this.received =
        approved.resolveSibling(last.substring(0, dot) + ".received" + last.substring(dot));
  }

  /** {@return what was approved, empty if nothing was} */
  String text() {
    try {
      return Files.exists(approved)
          ? Files.readString(approved).replace("\r\n", "\n").stripTrailing()
          : "";
    } catch (IOException e) {
      throw new UncheckedIOException("The approved file [" + approved + "] cannot be read", e);
    }
  }

  /** {@return why the text is not the approved one, empty if it is} */
  String differenceTo(String text) {
    try {
      if (Files.exists(approved) && text().equals(text.stripTrailing())) {
        Files.deleteIfExists(received);
        return "";
      }
      if (Boolean.getBoolean(APPROVE)) {
        write(approved, text);
        Files.deleteIfExists(received);
        return "";
      }
      boolean missing = !Files.exists(approved);
      write(received, text);
      return (missing ? "there is no such file; received\n" + text : deltas(text)) + remedy();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file beside [" + approved + "] that shows what was received cannot be written", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text + "\n");
  }

  private String remedy() {
    return "\nto accept it, move ["
        + received
        + "] to ["
        + approved
        + "], or run the test with -D"
        + APPROVE
        + "=true";
  }

  private String deltas(String text) {
    List<String> before = text().lines().toList();
    List<String> after = text.stripTrailing().lines().toList();
    return DiffUtils.diff(before, after).getDeltas().stream()
        .map(ApprovedText::lines)
        .collect(Collectors.joining("\n"));
  }

  private static String lines(Delta<String> delta) {
    StringBuilder text = new StringBuilder("line " + (delta.getOriginal().getPosition() + 1));
    delta.getOriginal().getLines().forEach(line -> text.append("\n- ").append(line));
    delta.getRevised().getLines().forEach(line -> text.append("\n+ ").append(line));
    return text.toString();
  }
}
