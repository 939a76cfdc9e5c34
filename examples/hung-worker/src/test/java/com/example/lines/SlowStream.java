package com.example.lines;

import dev.holter.VirtualClock;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * A network drive in virtual time: each block takes a while, and one of them may take much longer.
 * It waits with the test's clock; {@code Thread.sleep} would be in virtual time here as well.
 */
final class SlowStream extends FilterInputStream {

  private final VirtualClock clock;
  private final Duration perRead;
  private final int stallingRead;
  private final Duration stall;
  private int reads;

  SlowStream(
      InputStream in, VirtualClock clock, Duration perRead, int stallingRead, Duration stall) {
    super(in);
    this.clock = clock;
    this.perRead = perRead;
    this.stallingRead = stallingRead;
    this.stall = stall;
  }

  @Override
  public int read(byte[] block, int offset, int length) throws IOException {
    try {
      clock.sleep(++reads == stallingRead ? stall : perRead);
    } catch (InterruptedException stopped) {
      throw new InterruptedIOException("stopped");
    }
    return super.read(block, offset, length);
  }
}
