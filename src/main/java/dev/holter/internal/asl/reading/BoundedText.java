package dev.holter.internal.asl.reading;

import java.io.Writer;

/**
 * A text that does not become longer than any that may be passed on, by far: what occurs often in a
 * tree is there once, and as often in its text.
 */
final class BoundedText extends Writer {
  private static final int LONGEST = 1 << 24;

  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(char[] characters, int offset, int length) {
    if (length > LONGEST - text.length()) {
      throw StateFailure.tooLarge();
    }
    text.append(characters, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
