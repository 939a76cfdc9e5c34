package dev.holter.internal.asl.jsonpath;

/**
 * Is told of everything that a reading does, and ends one that takes too much: a path with a few
 * {@code ..} looks at each place as often as there are ways to it. What a method throws ends the
 * reading.
 */
public interface Limit {

  /** A part of the value is looked at. */
  void look();

  /** A regular expression reads a character. */
  void read();
}
