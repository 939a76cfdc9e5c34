package dev.holter.internal.strip;

import java.time.Instant;
import java.util.List;

/**
 * What a strip is drawn in, so that two of them can be compared.
 *
 * @param from where it begins
 * @param to where it ends
 * @param marks what is pointed at
 * @param lanes what threads waited for, drawn below
 */
public record Frame(Instant from, Instant to, List<Mark> marks, List<Lane> lanes) {

  /** Keeps the lists from changing. */
  public Frame {
    marks = List.copyOf(marks);
    lanes = List.copyOf(lanes);
  }

  /** A frame without lanes. */
  public Frame(Instant from, Instant to, List<Mark> marks) {
    this(from, to, marks, List.of());
  }

  /**
   * An instant that is pointed at.
   *
   * @param at when
   * @param sign a letter or a number
   */
  public record Mark(Instant at, String sign) {}
}
