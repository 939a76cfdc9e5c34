package dev.holter.internal.wire;

import java.io.IOException;
import java.io.InputStream;

/** A body that breaks off: what a client finds behind a malformed chunk, if it reads that far. */
final class BrokenBody extends InputStream {

  static IOException failure() {
    return new IOException("Bad chunk header");
  }

  @Override
  public int read() throws IOException {
    throw failure();
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    throw failure();
  }
}
