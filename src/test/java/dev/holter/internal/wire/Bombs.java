package dev.holter.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Bodies that unpack to far more than is sent. */
final class Bombs {
  private Bombs() {}

  /** A member of a gzip file, of which many in a row are a file as well. */
  static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  /** Three megabytes that are three gigabytes, more than any array holds. */
  static byte[] ofGigabytes() throws IOException {
    byte[] member = packed(new byte[16 << 20]);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 192; i++) {
      bomb.write(member);
    }
    return bomb.toByteArray();
  }
}
