package dev.holter.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs that come of others by small changes: the same ones in every run. */
public final class Mutations {
  private static final String[] PIECES = {
    "\"",
    "\\",
    "'",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    ",",
    ":",
    ".",
    "..",
    "$",
    "$$",
    "@",
    "?",
    "*",
    "-",
    "/",
    "=~",
    "0",
    "-1",
    "1e9999999999",
    "1e39",
    "2147483648",
    "99999999999999999999",
    "null",
    "true",
    "\u0000",
    "\ud83d\ude00",
    "\ufeff",
    "\n",
    "\r\n",
    " ",
    "é",
    "{}",
    "[]",
    "{\"a\":",
    "[[[[[[[[",
    "((((((((",
    "{99999999999}",
    "States.",
    "..a",
    "[?(@.a)]",
    "(a*)*"
  };

  private final Random random;
  private final List<byte[]> corpus;

  /** Makes a source of inputs; equal seeds give equal inputs. */
  public Mutations(long seed, List<String> corpus) {
    this.random = new Random(seed);
    this.corpus = corpus.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Returns the next input. */
  public byte[] next() {
    byte[] input = any();
    for (int change = random.nextInt(4); change >= 0; change--) {
      input = changed(input);
    }
    return input;
  }

  private byte[] any() {
    return corpus.get(random.nextInt(corpus.size()));
  }

  private byte[] changed(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(8));
    byte[] part = Arrays.copyOfRange(input, from, to);
    return switch (random.nextInt(7)) {
      case 0 -> replaced(input, from, to, new byte[0]);
      case 1 -> replaced(input, from, from, piece());
      case 2 -> replaced(input, from, to, piece());
      case 3 -> replaced(input, from, from, repeated(piece(), 1 << random.nextInt(13)));
      case 4 -> replaced(input, to, to, part);
      case 5 -> replaced(input, from, from, partOfAnother());
      default -> replaced(input, from, Math.min(from + 1, input.length), anyByte());
    };
  }

  private byte[] piece() {
    return PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] anyByte() {
    return new byte[] {(byte) random.nextInt(256)};
  }

  private byte[] partOfAnother() {
    byte[] other = any();
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
  }

  private static byte[] repeated(byte[] piece, int times) {
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < all.length; i++) {
      all[i] = piece[i % piece.length];
    }
    return all;
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    byte[] result = new byte[input.length - (to - from) + by.length];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(input, to, result, from + by.length, input.length - to);
    return result;
  }
}
