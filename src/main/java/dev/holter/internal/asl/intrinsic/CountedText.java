package dev.holter.internal.asl.intrinsic;

/**
 * A text that tells of each character that is read of it. A regular expression that goes back again
 * and again reads again and again, and nothing else of it can be counted.
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
