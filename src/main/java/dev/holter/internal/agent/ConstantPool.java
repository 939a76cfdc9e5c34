package dev.holter.internal.agent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/** Looks into a class file for names, which is much cheaper than to rewrite it in vain. */
final class ConstantPool {
  private static final int UTF8 = 1;

  private final List<byte[]> names;

  ConstantPool(Iterable<String> names) {
    List<byte[]> bytes = new ArrayList<>();
    names.forEach(name -> bytes.add(name.getBytes(StandardCharsets.US_ASCII)));
    this.names = List.copyOf(bytes);
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
    int from = at + 2;
    for (byte[] name : names) {
      if (name.length == length && Arrays.equals(classFile, from, from + length, name, 0, length)) {
        return true;
      }
    }
    return false;
  }
}
