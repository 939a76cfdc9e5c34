package dev.holter;

import dev.holter.internal.search.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The replay text of what failed last in one test, kept from one run of a build to the next. */
record LastFailure(@Nullable Path file) {
  private static final System.Logger LOG = System.getLogger("dev.holter");

  static LastFailure of(ExtensionContext context) {
    String name =
        context.getRequiredTestClass().getName() + "." + context.getRequiredTestMethod().getName();
    // Overloads share a name, and a file system may not have all of an id's characters.
    String file = name + "-" + Integer.toHexString(context.getUniqueId().hashCode()) + ".replay";
    return new LastFailure(
        context
            .getConfigurationParameter(HolterParameters.EXPLORE_FOLDER)
            .map(Path::of)
            .or(LastFailure::ofTheBuild)
            .map(folder -> folder.resolve(file))
            .orElse(null));
  }

  private static Optional<Path> ofTheBuild() {
    return Stream.of("target", "build")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .map(folder -> folder.resolve("holter"));
  }

  /**
   * Returns the plan that failed last. The list is empty if none failed, or if another version of
   * Holter wrote the file.
   */
  List<Plan> read() {
    try {
      return file == null || !Files.exists(file)
          ? List.of()
          : List.of(Plan.parse(Files.readString(file)));
    } catch (IOException | IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  void keep(Plan plan) {
    if (file != null) {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, plan.text());
      } catch (IOException e) {
        warn("kept", e);
      }
    }
  }

  void forget() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        warn("deleted", e);
      }
    }
  }

  /** A file that cannot be written must not stand in the place of what was found. */
  private void warn(String verb, IOException e) {
    LOG.log(
        System.Logger.Level.WARNING,
        "The replay text of what failed last could not be " + verb + " in [" + file + "]: " + e);
  }
}
