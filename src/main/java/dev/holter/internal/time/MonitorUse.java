package dev.holter.internal.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread does with monitors at one moment. They are a user's: not to be compared by {@code
 * equals}.
 *
 * @param wanted the one that it is blocked for, or waits on
 * @param owned those that it entered, the first again if it waits there; without those that it
 *     gives free before the hook returns that it is in
 */
public record MonitorUse(@Nullable Object wanted, List<Object> owned) {

  /** What is both wanted and entered was given free for a wait. */
  boolean owns(Object monitor) {
    return monitor != wanted && owned.stream().anyMatch(one -> one == monitor);
  }
}
