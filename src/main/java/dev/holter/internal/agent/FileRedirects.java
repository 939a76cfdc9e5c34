package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.ANY;
import static dev.holter.internal.agent.Descriptors.BUFFER;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnFileTime;
import java.util.List;

/**
 * What is redirected so that files have the time of the clock whose threads write them. The
 * attributes are those of Linux and macOS; other systems know no file but by its name.
 */
final class FileRedirects {
  private static final String TEXT = "Ljava/lang/String;";
  private static final String FILE = "Ljava/io/File;";
  private static final String PATH = "Ljava/nio/file/Path;";
  private static final String TIME = "Ljava/nio/file/attribute/FileTime;";
  private static final String CHANNEL = "Ljava/nio/channels/FileChannel;";
  private static final String BYTE_CHANNEL = "Ljava/nio/channels/SeekableByteChannel;";
  private static final String ASYNCHRONOUS = "Ljava/nio/channels/AsynchronousFileChannel;";
  private static final String EXECUTOR = "Ljava/util/concurrent/ExecutorService;";
  private static final String OPTIONS = "Ljava/util/Set;";
  private static final String COPY_OPTIONS = "[Ljava/nio/file/CopyOption;";

  private static final String STREAM = "java/io/FileOutputStream";
  private static final String RANDOM = "java/io/RandomAccessFile";
  private static final String CHANNEL_TYPE = "sun/nio/ch/FileChannelImpl";
  private static final String PROVIDER = "sun/nio/fs/UnixFileSystemProvider";
  private static final String ATTRIBUTES = "sun/nio/fs/UnixFileAttributes";
  private static final String OF_UNIX = "L" + ATTRIBUTES + ";";
  private static final String UNIX_PATH = "Lsun/nio/fs/UnixPath;";

  static final List<Body> BODIES =
      List.of(
          opened(STREAM, "Z"),
          writes(STREAM, "write", "(I)V"),
          writes(STREAM, "write", "([B)V"),
          writes(STREAM, "write", "([BII)V"),
          channel(STREAM),
          opened(RANDOM, "I"),
          writes(RANDOM, "write", "(I)V"),
          writes(RANDOM, "write", "([B)V"),
          writes(RANDOM, "write", "([BII)V"),
          // It is native before JDK 21.
          writes(RANDOM, "setLength", "(J)V"),
          channel(RANDOM),
          openedByProvider("newFileChannel", CHANNEL),
          openedByProvider("newByteChannel", BYTE_CHANNEL),
          openedByProvider("newAsynchronousFileChannel", ASYNCHRONOUS),
          writes(CHANNEL_TYPE, "write", "(" + BUFFER + ")I"),
          writes(CHANNEL_TYPE, "write", "(" + BUFFER + "J)I"),
          writes(CHANNEL_TYPE, "write", "([" + BUFFER + "II)J"),
          writes(
              "sun/nio/ch/SimpleAsynchronousFileChannelImpl",
              "implWrite",
              "("
                  + BUFFER
                  + "J"
                  + ANY
                  + "Ljava/nio/channels/CompletionHandler;)Ljava/util/concurrent/Future;"),
          writes(CHANNEL_TYPE, "truncate", "(J)" + CHANNEL),
          writes(CHANNEL_TYPE, "transferFrom", "(Ljava/nio/channels/ReadableByteChannel;JJ)J"),
          body(
              PROVIDER,
              "copy",
              "(" + PATH + PATH + COPY_OPTIONS + ")V",
              When.AFTER,
              "copied",
              "(" + ANY + PATH + PATH + COPY_OPTIONS + ")V"),
          body("java/io/File", "createNewFile", "()Z", When.RESULT, "created", "(Z" + FILE + ")Z"),
          body(
              "java/io/File",
              "createTempFile",
              "(" + TEXT + TEXT + FILE + ")" + FILE,
              When.RESULT,
              "created",
              "(" + FILE + ")" + FILE),
          body(
              "java/io/File", "setLastModified", "(J)Z", When.RESULT, "wasSet", "(Z" + FILE + ")Z"),
          body(
              "java/nio/file/Files",
              "setLastModifiedTime",
              "(" + PATH + TIME + ")" + PATH,
              When.RESULT,
              "wasSet",
              "(" + PATH + PATH + ")" + PATH),
          body(
              "java/io/File",
              "lastModified",
              "()J",
              When.RESULT,
              "lastModified",
              "(J" + FILE + ")J"),
          read("get", "(" + UNIX_PATH + "Z)"),
          read("get", "(I)"),
          read("get", "(I" + UNIX_PATH + "Z)"),
          read("getIfExists", "(" + UNIX_PATH + ")"),
          body(
              ATTRIBUTES,
              "lastModifiedTime",
              "()" + TIME,
              When.RESULT,
              "lastModifiedTime",
              "(" + TIME + ANY + ")" + TIME));

  private FileRedirects() {}

  private static Body opened(String owner, String mode) {
    return body(
        owner,
        "open",
        "(" + TEXT + mode + ")V",
        When.AFTER,
        "opened",
        "(" + ANY + TEXT + mode + ")V");
  }

  private static Body openedByProvider(String name, String channel) {
    return body(
        PROVIDER,
        name,
        "("
            + PATH
            + OPTIONS
            + (channel.equals(ASYNCHRONOUS) ? EXECUTOR : "")
            + "[Ljava/nio/file/attribute/FileAttribute;)"
            + channel,
        When.RESULT,
        "opened",
        "(" + channel + ANY + PATH + OPTIONS + ")" + channel);
  }

  private static Body writes(String owner, String name, String descriptor) {
    return body(owner, name, descriptor, When.BEFORE, "writes", "(" + ANY + ")V");
  }

  private static Body channel(String owner) {
    return body(
        owner,
        "getChannel",
        "()" + CHANNEL,
        When.RESULT,
        "channel",
        "(" + CHANNEL + ANY + ")" + CHANNEL);
  }

  private static Body read(String name, String parameters) {
    return body(ATTRIBUTES, name, parameters + OF_UNIX, When.RESULT, "read", "(" + ANY + ")" + ANY);
  }

  private static Body body(
      String owner,
      String name,
      String descriptor,
      When when,
      String hookName,
      String hookDescriptor) {
    return new Body(owner, name, descriptor, when, OnFileTime.class, hookName, hookDescriptor);
  }
}
