package dev.holter.internal.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether {@code Worker.sleep(1)} is the method that the class Worker has from Thread. Reads
 * class files, since classes must not be loaded while another one is.
 */
final class ThreadTypes {
  private final @Nullable ClassLoader loader;
  private final String caller;

  ThreadTypes(@Nullable ClassLoader loader, String caller) {
    this.loader = loader;
    this.caller = caller;
  }

  String caller() {
    return caller;
  }

  boolean inherits(String owner, Call call) {
    String type = owner;
    while (type != null && !type.equals("java/lang/Object")) {
      if (type.equals(call.owner())) {
        return true;
      }
      ClassReader reader = read(type);
      if (reader == null || declares(reader, call)) {
        return false;
      }
      type = reader.getSuperName();
    }
    return false;
  }

  private @Nullable ClassReader read(String type) {
    if (loader == null) {
      return null;
    }
    try (InputStream file = loader.getResourceAsStream(type + ".class")) {
      return file == null ? null : OpenedClassReader.of(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "Cannot read [" + type + "], which [" + caller + "] calls", unreadable);
    }
  }

  private static boolean declares(ClassReader reader, Call call) {
    boolean[] found = {false};
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            found[0] |= name.equals(call.name()) && descriptor.equals(call.descriptor());
            return null;
          }
        },
        ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found[0];
  }
}
