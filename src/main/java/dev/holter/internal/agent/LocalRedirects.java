package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.BUFFER;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnLocalChannel;
import dev.holter.internal.agent.boot.OnLocalSocket;
import dev.holter.internal.agent.boot.OnServerSocket;
import java.util.List;

/** What is redirected of sockets and channels for the sake of connections within this JVM. */
final class LocalRedirects {
  private static final String SOCKET = "Ljava/net/SocketImpl;";
  private static final String CHANNEL = "Ljava/nio/channels/SocketChannel;";
  private static final String SERVER = "Ljava/nio/channels/ServerSocketChannel;";
  private static final String TARGET = "Ljava/nio/channels/WritableByteChannel;";
  private static final String FILE = "Ljava/io/FileDescriptor;";
  private static final String ADDRESS = "Ljava/net/SocketAddress;";
  private static final String BYTES = "[BII";

  static final List<Body> BODIES =
      List.of(
          socket("listen", "(I)V", When.AFTER, "listens", "(" + SOCKET + ")V"),
          socket(
              "beginWrite",
              "()" + FILE,
              When.RESULT,
              "beganWrite",
              "(" + FILE + SOCKET + ")" + FILE),
          socket("tryWrite", "(" + FILE + BYTES + ")I", When.RESULT, "wrote", "(I" + SOCKET + ")I"),
          socket("endWrite", "(Z)V", When.BEFORE, "endsWrite", "(" + SOCKET + ")V"),
          socket("shutdownInput", "()V", When.BEFORE, "endsInput", "(" + SOCKET + ")V"),
          socket("shutdownOutput", "()V", When.BEFORE, "endsOutput", "(" + SOCKET + ")V"),
          server(
              "bind",
              "(" + ADDRESS + "I)" + SERVER,
              When.RESULT,
              "bound",
              "(" + SERVER + ")" + SERVER),
          server(
              "accept",
              "()" + CHANNEL,
              When.RESULT,
              "accepted",
              "(" + CHANNEL + SERVER + ")" + CHANNEL),
          server("implCloseSelectableChannel", "()V", When.BEFORE, "closes", "(" + SERVER + ")V"),
          channel(
              "beginConnect",
              "(Z" + ADDRESS + ")V",
              When.BEFORE,
              "begins",
              "(" + CHANNEL + "Z" + ADDRESS + ")V"),
          channel("beginWrite", "(Z)V", When.AFTER, "beganWrite", "(" + CHANNEL + ")V"),
          channel("endWrite", "(ZZ)V", When.BEFORE, "endsWrite", "(" + CHANNEL + "ZZ)V"),
          channelResult("write", "(" + BUFFER + ")I", "wrote", "I"),
          channelResult("write", "([" + BUFFER + "II)J", "wrote", "J"),
          channelResult("tryWrite", "(" + BYTES + ")I", "wrotePart", "I"),
          channel(
              "blockingWriteFully",
              "(" + BYTES + ")V",
              When.AFTER,
              "endsWrite",
              "(" + CHANNEL + ")V"),
          channelResult("sendOutOfBandData", "(B)I", "wroteUrgent", "I"),
          channel("shutdownInput", "()" + CHANNEL, When.BEFORE, "endsInput", "(" + CHANNEL + ")V"),
          channel(
              "shutdownOutput", "()" + CHANNEL, When.BEFORE, "endsOutput", "(" + CHANNEL + ")V"),
          channel("read", "(" + BUFFER + ")I", When.BEFORE, "reads", "(" + CHANNEL + BUFFER + ")V"),
          channel(
              "read",
              "([" + BUFFER + "II)J",
              When.BEFORE,
              "reads",
              "(" + CHANNEL + "[" + BUFFER + "II)V"),
          channel(
              "blockingRead",
              "(" + BYTES + "J)I",
              When.BEFORE,
              "reads",
              "(" + CHANNEL + BYTES + "J)V"),
          channelResult("blockingRead", "(" + BYTES + "J)I", "readBySocket", "I"),
          new Body(
              "sun/nio/ch/FileChannelImpl",
              "transferTo",
              "(JJ" + TARGET + ")J",
              When.RESULT,
              OnLocalChannel.class,
              "transferred",
              "(JLjava/lang/Object;JJ" + TARGET + ")J"));

  private LocalRedirects() {}

  private static Body socket(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return body(
        "NioSocketImpl", name, descriptor, when, OnLocalSocket.class, hookName, hookDescriptor);
  }

  private static Body server(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return body(
        "ServerSocketChannelImpl",
        name,
        descriptor,
        when,
        OnServerSocket.class,
        hookName,
        hookDescriptor);
  }

  private static Body channel(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return body(
        "SocketChannelImpl",
        name,
        descriptor,
        when,
        OnLocalChannel.class,
        hookName,
        hookDescriptor);
  }

  /** A count of bytes. */
  private static Body channelResult(String name, String descriptor, String hookName, String count) {
    return channel(name, descriptor, When.RESULT, hookName, "(" + count + CHANNEL + ")" + count);
  }

  private static Body body(
      String owner,
      String name,
      String descriptor,
      When when,
      Class<?> hook,
      String hookName,
      String hookDescriptor) {
    return new Body("sun/nio/ch/" + owner, name, descriptor, when, hook, hookName, hookDescriptor);
  }
}
