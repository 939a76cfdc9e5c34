package com.example.checksum;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** The CRC-32 of a file, read in chunks so that a caller can pace it and tell how far it is. */
public final class Checksum {

  /** What happens between two chunks. */
  public interface Pause {
    void afterChunk() throws InterruptedException;
  }

  private final int chunkBytes;

  public Checksum(int chunkBytes) {
    this.chunkBytes = chunkBytes;
  }

  /** Returns the checksum of the file and pauses after each chunk. */
  public long of(Path file, Pause pause) throws IOException, InterruptedException {
    CRC32 crc = new CRC32();
    byte[] chunk = new byte[chunkBytes];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(chunk, 0, chunkBytes); read > 0; ) {
        crc.update(chunk, 0, read);
        pause.afterChunk();
        read = in.readNBytes(chunk, 0, chunkBytes);
      }
    }
    return crc.getValue();
  }
}
