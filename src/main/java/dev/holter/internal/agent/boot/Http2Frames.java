package dev.holter.internal.agent.boot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the frames of HTTP/2 in what goes over a connection in one direction, in whatever pieces it
 * comes (RFC 9113, section 4.1). Not safe for several threads.
 */
final class Http2Frames {
  private static final int HEADER = 9;

  private final byte[] header = new byte[HEADER];
  private int have;

  /** How much is still to come of what is not looked at. */
  private int toSkip;

  /**
   * Begins at the first frame, or before something else.
   *
   * @param before how many bytes come before the first frame
   */
  Http2Frames(int before) {
    this.toSkip = before;
  }

  /** Returns the frames that end in these bytes, and takes all of the bytes. */
  List<Http2Frame> take(ByteBuffer bytes) {
    List<Http2Frame> frames = new ArrayList<>();
    while (bytes.hasRemaining()) {
      int skipped = Math.min(toSkip, bytes.remaining());
      bytes.position(bytes.position() + skipped);
      toSkip -= skipped;
      if (toSkip == 0 && have < HEADER) {
        readHeader(bytes);
      }
      if (toSkip == 0 && have == HEADER) {
        frames.add(
            new Http2Frame(header[3] & 0xff, header[4] & 0xff, number(5) & Integer.MAX_VALUE));
        have = 0;
      }
    }
    return frames;
  }

  private void readHeader(ByteBuffer bytes) {
    int taken = Math.min(HEADER - have, bytes.remaining());
    bytes.get(header, have, taken);
    have += taken;
    if (have == HEADER) {
      toSkip = number(0) >>> Byte.SIZE;
    }
  }

  private int number(int from) {
    return ByteBuffer.wrap(header, from, Integer.BYTES).getInt();
  }
}
