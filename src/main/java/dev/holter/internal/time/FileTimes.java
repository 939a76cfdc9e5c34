package dev.holter.internal.time;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the threads of a clock last wrote to which files. What others write, on no clock or in
 * another process, has the machine's time. Any thread.
 */
public final class FileTimes {
  private final Map<Object, Instant> modified = new ConcurrentHashMap<>();
  private final Supplier<Instant> wallClock;

  FileTimes(Supplier<Instant> wallClock) {
    this.wallClock = wallClock;
  }

  /**
   * A thread of the clock writes to a file now.
   *
   * @param file what the system knows it by
   */
  public void modifies(Object file) {
    modified.put(file, wallClock.get());
  }

  /**
   * A file has a time that somebody has given it.
   *
   * @param file what the system knows it by
   */
  public void forgets(Object file) {
    modified.remove(file);
  }

  /**
   * Tells when a thread of the clock last wrote to a file.
   *
   * @param file what the system knows it by
   * @return null if none has
   */
  public @Nullable Instant lastModified(Object file) {
    return modified.get(file);
  }
}
