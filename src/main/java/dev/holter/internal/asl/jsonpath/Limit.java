package dev.holter.internal.asl.jsonpath;

/**
 * Is told of everything that a reading does, and ends one that takes too much: a path with several
 * {@code ..} looks at a place once for each way that leads there. What a method throws ends the
 * reading.
 */
public interface Limit {

  /** A part of the value is looked at. */
  void look();

  /** A regular expression reads a character. */
  void read();
}
