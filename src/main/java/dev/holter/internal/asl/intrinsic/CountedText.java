package dev.holter.internal.asl.intrinsic;

/**
 * A text that tells of each character that is read of it. The reads are all that can be counted of
 * a regular expression, and one that backtracks reads again each time.
 *
 * @param text what is read
 * @param read called before each read; whatever it throws ends the reading
 */
public record CountedText(String text, Runnable read) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    read.run();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
