package dev.holter.internal.agent;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import net.bytebuddy.jar.asm.ClassReader;

/** Looks into a class file for names, which is much cheaper than to rewrite it in vain. */
final class ConstantPool {
  private static final int UTF8 = 1;

  /** By their lengths, since almost every text that is looked at has none of these. */
  private final byte[][][] names;

  ConstantPool(Collection<String> names) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    this.names = new byte[longest + 1][][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      this.names[length] =
          names.stream()
              .filter(name -> name.length() == wanted)
              .map(name -> name.getBytes(StandardCharsets.US_ASCII))
              .toArray(byte[][]::new);
    }
  }

  boolean isIn(byte[] classFile, ClassReader reader) {
    for (int item = 1; item < reader.getItemCount(); item++) {
      // Points behind the tag, and is 0 for the second half of a long.
      int at = reader.getItem(item);
      if (at > 0 && classFile[at - 1] == UTF8 && isOne(classFile, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOne(byte[] classFile, int at) {
    int length = (classFile[at] & 0xff) << 8 | (classFile[at + 1] & 0xff);
    if (length >= names.length) {
      return false;
    }
    int from = at + 2;
    for (byte[] name : names[length]) {
      if (Arrays.equals(classFile, from, from + length, name, 0, length)) {
        return true;
      }
    }
    return false;
  }
}
