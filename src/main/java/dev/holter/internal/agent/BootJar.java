package dev.holter.internal.agent;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * The classes that rewritten byte code calls, as a jar for the bootstrap loader.
 *
 * <p>Names them as text: the application's loader must not have loaded one before.
 */
final class BootJar {
  static final String HOOK = "ThreadHook";

  private static final String PACKAGE = "dev/holter/internal/agent/boot/";
  private static final List<String> CLASSES =
      List.of(
          HOOK,
          "GuestHook",
          "HookTable",
          "OnClock",
          "OnCompletableFuture",
          "OnForkJoin",
          "OnLockSupport",
          "OnObject",
          "OnProcess",
          "OnSelector",
          "OnSystem",
          "OnThread",
          "OnUnsafe");

  private BootJar() {}

  static JarFile create() throws IOException {
    Path file = Files.createTempFile("holter-boot", ".jar");
    // The JVM reads from it for as long as it runs.
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : CLASSES) {
        jar.putNextEntry(new ZipEntry(PACKAGE + name + ".class"));
        jar.write(bytes(PACKAGE + name + ".class"));
      }
    }
    return new JarFile(file.toFile());
  }

  private static byte[] bytes(String path) throws IOException {
    try (InputStream in = BootJar.class.getResourceAsStream("/" + path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return in.readAllBytes();
    }
  }
}
