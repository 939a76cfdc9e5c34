package com.example.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumTest {

  @Test
  void reads_a_file_in_chunks(@TempDir Path directory) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("digits"), "123456789");
    List<String> chunks = new ArrayList<>();

    long checksum = new Checksum(4).of(file, () -> chunks.add("chunk"));

    assertThat(checksum).isEqualTo(0xCBF43926L);
    assertThat(chunks).hasSize(3);
  }
}
