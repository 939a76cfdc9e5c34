package dev.holter.internal.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a virtual instant: it either resumes a waiting participant or runs an
 * action on the thread that moves time.
 */
public final class Deadline implements Comparable<Deadline> {
  private final Instant at;
  private final Priority priority;
  private final long sequence;
  private final Purpose purpose;
  private final String what;
  private final @Nullable Participant resumes;
  private final Runnable action;

  Deadline(
      Instant at,
      Priority priority,
      long sequence,
      Purpose purpose,
      String what,
      @Nullable Participant resumes,
      Runnable action) {
    this.at = at;
    this.priority = priority;
    this.sequence = sequence;
    this.purpose = purpose;
    this.what = what;
    this.resumes = resumes;
    this.action = action;
  }

  /**
   * Returns when this happens.
   *
   * @return the virtual instant
   */
  public Instant at() {
    return at;
  }

  Priority priority() {
    return priority;
  }

  Purpose purpose() {
    return purpose;
  }

  String what() {
    return what;
  }

  @Nullable Participant resumes() {
    return resumes;
  }

  Runnable action() {
    return action;
  }

  /** Orders by instant, then by priority, then by who asked first. */
  @Override
  public int compareTo(Deadline other) {
    int byTime = at.compareTo(other.at);
    if (byTime != 0) {
      return byTime;
    }
    int byPriority = priority.compareTo(other.priority);
    return byPriority != 0 ? byPriority : Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return what + " at " + at;
  }
}
