package com.example.checksum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {

  @Test
  void reads_a_file_in_chunks(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("digits"), "123456789");
    List<String> chunks = new ArrayList<>();

    long checksum = new Checksum(4).of(file, () -> chunks.add("chunk"));

    assertEquals(0xCBF43926L, checksum);
    assertEquals(List.of("chunk", "chunk", "chunk"), chunks);
  }
}
