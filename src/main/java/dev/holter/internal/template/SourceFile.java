package dev.holter.internal.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that deploys something, and its place, which other files are relative to.
 *
 * @param name as messages show it
 * @param text its characters
 * @param folder where its neighbours are
 */
public record SourceFile(String name, String text, Folder folder) {

  /** Finds the neighbours of a file. */
  public interface Folder {

    /** Returns the file with a relative name, null if there is none. */
    @Nullable SourceFile find(String relative);
  }

  /** Returns the neighbour with a relative name, null if there is none. */
  @Nullable SourceFile beside(String relative) {
    return folder.find(relative);
  }

  /** Returns a file of the file system, null if there is none. */
  public static @Nullable SourceFile of(Path path) {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try {
      return new SourceFile(
          path.toString(),
          Files.readString(path),
          relative -> of(path.resolveSibling(relative).normalize()));
    } catch (IOException unreadable) {
      throw unreadable(path.toString(), unreadable);
    }
  }

  /**
   * Returns a resource of the class path, null if there is none.
   *
   * @param home the class whose package a name without a leading slash is relative to
   */
  public static @Nullable SourceFile of(Class<?> home, String name) {
    String whole =
        name.startsWith("/") ? name : "/" + home.getPackageName().replace('.', '/') + "/" + name;
    try (InputStream found = home.getResourceAsStream(name)) {
      return found == null
          ? null
          : new SourceFile(
              name,
              new String(found.readAllBytes(), StandardCharsets.UTF_8),
              relative -> of(home, beside(whole, relative)));
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  /** Names of resources have slashes on every system. */
  private static String beside(String whole, String relative) {
    String path = Path.of(whole).resolveSibling(relative).normalize().toString().replace('\\', '/');
    return path.startsWith("/") ? path : "/" + path;
  }

  private static TemplateError unreadable(String name, IOException problem) {
    return new TemplateError(
        "[" + name + "] cannot be read, " + problem + ": it has to be a text file in UTF-8");
  }
}
