package dev.holter.internal.time;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The lock that a thread is about to park for. */
public interface ParkedFor {

  /**
   * Returns who has it alone, or gets it next while it is between two owners.
   *
   * @return null if several share it, or if nobody can tell
   */
  @Nullable Thread owner();

  /**
   * Tells whether somebody else has a share of it.
   *
   * @param threads who may have one; those that run may come and go meanwhile
   * @return whether there are more shares than theirs
   */
  boolean isSharedBeyond(Collection<Thread> threads);
}
