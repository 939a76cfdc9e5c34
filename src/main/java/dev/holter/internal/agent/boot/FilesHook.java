package dev.holter.internal.agent.boot;

import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What a clock knows of the files that its threads write, each by its {@code fileKey}. */
public interface FilesHook {

  /** One of its threads has made a file, or is about to write to it. */
  void modifies(Object file);

  /** A file has the time that it really has: somebody has set it, or has copied it. */
  void forgets(Object file);

  /** When its threads last wrote to a file; null if they have not. */
  @Nullable FileTime lastModified(Object file);
}
