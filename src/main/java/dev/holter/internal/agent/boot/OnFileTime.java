package dev.holter.internal.agent.boot;

import java.io.File;
import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * In what writes to files, and in what reads when they were modified: a thread of a clock finds the
 * virtual instant at which the clock's threads last wrote. On the disk the time stays the
 * machine's.
 */
public final class OnFileTime {
  /** {@code RandomAccessFile.O_RDWR}. */
  private static final int READ_WRITE = 2;

  /** The key of the file that a stream or a channel writes to. */
  private static final Map<Object, Object> WRITTEN = new WeakHashMap<>();

  /** What the attributes of a file say of the time, if that is virtual. */
  private static final Map<Object, FileTime> READ = new WeakHashMap<>();

  private OnFileTime() {}

  /** After a stream has opened a file. */
  public static void opened(Object stream, String path, boolean append) {
    opened(stream, Path.of(path), !append);
  }

  /** After {@link java.io.RandomAccessFile} has opened a file. */
  public static void opened(Object file, String path, int mode) {
    if ((mode & READ_WRITE) != 0) {
      opened(file, Path.of(path), false);
    }
  }

  /** The channel that a provider has opened. */
  public static SeekableByteChannel opened(
      SeekableByteChannel channel, Object provider, Path path, Set<? extends OpenOption> options) {
    opened((Object) channel, path, options);
    return channel;
  }

  /** The same of one whose work other threads do. */
  public static AsynchronousFileChannel opened(
      AsynchronousFileChannel channel,
      Object provider,
      Path path,
      Set<? extends OpenOption> options) {
    opened((Object) channel, path, options);
    return channel;
  }

  /** The same of one for files only. */
  public static FileChannel opened(
      FileChannel channel, Object provider, Path path, Set<? extends OpenOption> options) {
    opened((Object) channel, path, options);
    return channel;
  }

  private static void opened(Object channel, Path path, Set<? extends OpenOption> options) {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      boolean modifies =
          options.contains(StandardOpenOption.CREATE_NEW)
              || options.contains(StandardOpenOption.TRUNCATE_EXISTING);
      opened(channel, path, modifies);
    }
  }

  private static void opened(Object writer, Path path, boolean modifies) {
    Object key = key(path);
    if (key != null) {
      synchronized (WRITTEN) {
        WRITTEN.put(writer, key);
      }
      if (modifies) {
        writes(writer);
      }
    }
  }

  /** The channel of a stream. */
  public static FileChannel channel(FileChannel channel, Object stream) {
    synchronized (WRITTEN) {
      Object key = WRITTEN.get(stream);
      if (key != null) {
        WRITTEN.put(channel, key);
      }
    }
    return channel;
  }

  /** Before a stream or a channel writes. */
  public static void writes(Object writer) {
    FilesHook files = files();
    if (files != null) {
      Object key;
      synchronized (WRITTEN) {
        key = WRITTEN.get(writer);
      }
      if (key != null) {
        files.modifies(key);
      }
    }
  }

  /** Whether a file was made. */
  public static boolean created(boolean isNew, File file) {
    if (isNew) {
      created(file);
    }
    return isNew;
  }

  /** A file that was made with a name of its own. */
  public static File created(File file) {
    withKey(file.toPath(), FilesHook::modifies);
    return file;
  }

  /** After a provider has copied a file. */
  public static void copied(Object provider, Path from, Path to, CopyOption[] options) {
    boolean keepsTime = Arrays.asList(options).contains(StandardCopyOption.COPY_ATTRIBUTES);
    withKey(to, keepsTime ? FilesHook::forgets : FilesHook::modifies);
  }

  /** Whether the time of a file was set. */
  public static boolean wasSet(boolean isSet, File file) {
    if (isSet) {
      withKey(file.toPath(), FilesHook::forgets);
    }
    return isSet;
  }

  /** The time of a file was set. */
  public static Path wasSet(Path result, Path path) {
    withKey(path, FilesHook::forgets);
    return result;
  }

  /** Only for a thread of a clock the file is looked at once more. */
  private static void withKey(Path file, BiConsumer<FilesHook, Object> note) {
    FilesHook files = files();
    Object key = files == null ? null : key(file);
    if (files != null && key != null) {
      note.accept(files, key);
    }
  }

  /** The attributes of a file, which say from here on what they say now. */
  public static @Nullable Object read(@Nullable Object attributes) {
    FilesHook files = files();
    if (files != null && attributes instanceof BasicFileAttributes known) {
      Object key = known.fileKey();
      FileTime time = key == null ? null : files.lastModified(key);
      if (time != null) {
        synchronized (READ) {
          READ.put(known, time);
        }
      }
    }
    return attributes;
  }

  /** What the attributes of a file say. */
  public static FileTime lastModifiedTime(FileTime real, Object attributes) {
    if (files() == null) {
      return real;
    }
    synchronized (READ) {
      return READ.getOrDefault(attributes, real);
    }
  }

  /** {@link File#lastModified}. */
  public static long lastModified(long real, File file) {
    FilesHook files = files();
    Object key = files == null ? null : key(file);
    FileTime time = files == null || key == null ? null : files.lastModified(key);
    return time == null ? real : time.toMillis();
  }

  private static @Nullable FilesHook files() {
    ThreadHook hook = HookTable.threadHook(Thread.currentThread());
    return hook == null ? null : hook.files();
  }

  private static @Nullable Object key(File file) {
    try {
      return key(file.toPath());
    } catch (InvalidPathException none) {
      return null;
    }
  }

  /** Null where the system knows files by their names only. */
  private static @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException | SecurityException none) {
      return null;
    }
  }
}
