package dev.holter.internal.agent;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells a user's own code from that of libraries: it is what the JVM loads from a directory, as
 * build tools compile it; a library is an archive, or a part of the JDK.
 */
final class UsersCode {
  /** Asked each time that somebody reads the clock, while the file system is slow. */
  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isLoadedFromDirectory(type);
        }
      };

  private UsersCode() {}

  static boolean is(Class<?> type) {
    return KNOWN.get(type);
  }

  private static boolean isLoadedFromDirectory(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location != null
        && location.getProtocol().equals("file")
        && Files.isDirectory(path(location));
  }

  /** The frame of a user's that is nearest to where the thread is; none of ours is one. */
  static @Nullable StackTraceElement innermost(Thread thread, StackTraceElement[] trace) {
    for (StackTraceElement frame : trace) {
      if (isIn(frame, thread)) {
        return frame;
      }
    }
    return null;
  }

  /** Whether a frame of a thread's stack is a user's. */
  static boolean isIn(StackTraceElement frame, Thread thread) {
    if (frame.getClassLoaderName() == null && isOfTheJdk(frame)) {
      return false;
    }
    Class<?> type = type(thread, frame.getClassName());
    return type != null && !isOurs(type) && is(type);
  }

  private static boolean isOfTheJdk(StackTraceElement frame) {
    return frame.getModuleName() != null && frame.getModuleName().startsWith("java.");
  }

  /** A class that is on a stack is loaded; null if it is not by a loader that is known. */
  private static @Nullable Class<?> type(Thread thread, String name) {
    Class<?> found = type(thread.getContextClassLoader(), name);
    return found == null ? type(Thread.currentThread().getContextClassLoader(), name) : found;
  }

  private static @Nullable Class<?> type(@Nullable ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError elsewhere) {
      return null;
    }
  }

  /** When Holter itself is built, it is in a directory too. */
  private static boolean isOurs(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    CodeSource ours = UsersCode.class.getProtectionDomain().getCodeSource();
    return source != null && source.equals(ours);
  }

  private static Path path(URL file) {
    try {
      return Path.of(file.toURI());
    } catch (URISyntaxException unusual) {
      return Path.of(file.getPath());
    }
  }
}
