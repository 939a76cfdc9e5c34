package dev.holter.internal.agent;

import dev.holter.internal.agent.boot.FilesHook;
import dev.holter.internal.time.FileTimes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leads from the bootstrap loader's hook of a clock's files to what the clock knows of them. */
record FilesAdapter(FileTimes times) implements FilesHook {
  @Override
  public void modifies(Object file) {
    times.modifies(file);
  }

  @Override
  public void forgets(Object file) {
    times.forgets(file);
  }

  @Override
  public @Nullable FileTime lastModified(Object file) {
    Instant modified = times.lastModified(file);
    return modified == null ? null : FileTime.from(modified);
  }
}
