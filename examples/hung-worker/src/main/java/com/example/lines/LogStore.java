package com.example.lines;

import java.io.IOException;
import java.io.InputStream;

/** Where logs are read from, such as {@code name -> Files.newInputStream(mount.resolve(name))}. */
public interface LogStore {
  InputStream open(String name) throws IOException;
}
