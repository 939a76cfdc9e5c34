package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.ANY;
import static dev.holter.internal.agent.Descriptors.BUFFER;
import static dev.holter.internal.agent.Descriptors.CONSTRUCTOR;
import static dev.holter.internal.agent.Descriptors.EXECUTOR;
import static dev.holter.internal.agent.Descriptors.FUTURE;
import static dev.holter.internal.agent.Descriptors.HTTP_CLIENT;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnHttpClient;
import dev.holter.internal.agent.boot.OnSelector;
import dev.holter.internal.agent.boot.OnServerSocket;
import dev.holter.internal.agent.boot.OnSocket;
import dev.holter.internal.agent.boot.OnSocketChannel;
import dev.holter.internal.agent.boot.OnSocketTimeout;
import dev.holter.internal.agent.boot.OnSslSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/** What is redirected of sockets, selectors and the JDK's HTTP client. */
final class SocketRedirects {
  private static final String NIO_SOCKET = "sun/nio/ch/NioSocketImpl";
  private static final String SOCKET = "Ljava/net/SocketImpl;";
  private static final String BYTES = "[BII";
  private static final String CHANNEL = "Ljava/nio/channels/SocketChannel;";
  private static final String SERVER_CHANNEL = "sun/nio/ch/ServerSocketChannelImpl";
  private static final String FILE = "Ljava/io/FileDescriptor;";
  private static final String ADDRESS = "Ljava/net/SocketAddress;";

  static final List<Body> BODIES =
      List.of(
          new Body(
              "sun/nio/ch/SelectorImpl",
              "lockAndDoSelect",
              "(Ljava/util/function/Consumer;J)I",
              When.INSTEAD_OF_NUMBER,
              OnSelector.class,
              "select",
              "(Ljava/nio/channels/Selector;Ljava/util/function/Consumer;J)I"),
          wakeup("sun/nio/ch/EPollSelectorImpl"),
          wakeup("sun/nio/ch/KQueueSelectorImpl"),
          wakeup("sun/nio/ch/PollSelectorImpl"),
          wakeup("sun/nio/ch/WEPollSelectorImpl"),
          accept("java/net/ServerSocket", "java/net/ServerSocket", "Ljava/net/Socket;"),
          accept(Body.SSL + "SSLServerSocketImpl", "java/net/ServerSocket", "Ljava/net/Socket;"),
          accept(
              SERVER_CHANNEL,
              "java/nio/channels/ServerSocketChannel",
              "Ljava/nio/channels/SocketChannel;"),
          socket("beginWrite", "()" + FILE, When.BEFORE, "writes", ""),
          socket("write", "(" + BYTES + ")V", When.BEFORE, "writes", BYTES),
          onSocket("read", "(" + BYTES + ")I", When.RESULT, "read", "(I" + SOCKET + "[BI)I"),
          sslStream(
              "AppOutputStream",
              "write",
              "(" + BYTES + ")V",
              When.BEFORE,
              "(Ljava/io/OutputStream;" + BYTES + ")V"),
          sslStream(
              "AppInputStream",
              "read",
              "(" + BYTES + ")I",
              When.RESULT,
              "(ILjava/io/InputStream;[BI)I"),
          socket("connect", "(" + ADDRESS + "I)V", When.BEFORE, "connects", ADDRESS),
          socket("connect", "(" + ADDRESS + "I)V", When.AFTER, "connected", ""),
          socket("accept", "(" + SOCKET + ")V", When.AFTER, "accepted", SOCKET),
          socket("beginRead", "()" + FILE, When.BEFORE, "beginsRead", ""),
          socket("endRead", "(Z)V", When.BEFORE, "endsRead", "Z"),
          socket("endRead", "(Z)V", When.AFTER, "endedRead", ""),
          socket("close", "()V", When.BEFORE, "closes", ""),
          socketChannel("write", "(" + BUFFER + ")I", "writes", BUFFER),
          socketChannel("write", "([" + BUFFER + "II)J", "writes", "[" + BUFFER + "I"),
          socketChannel("implCloseSelectableChannel", "()V", "closes", ""),
          channelResult(
              "connect", "(" + ADDRESS + ")Z", "connects", "(Z" + CHANNEL + ADDRESS + ")Z"),
          channelResult("finishConnect", "()Z", "connected", "(Z" + CHANNEL + ")Z"),
          channelResult("read", "(" + BUFFER + ")I", "read", "(I" + CHANNEL + BUFFER + ")I"),
          channelResult("read", "([" + BUFFER + "II)J", "read", "(J" + CHANNEL + ")J"),
          socketTimeout("()V"),
          socketTimeout("(Ljava/lang/String;)V"),
          new Body(
              NIO_SOCKET,
              "read",
              "(" + BYTES + ")I",
              When.BEFORE,
              OnSocketTimeout.class,
              "reads",
              "(" + SOCKET + ")V"),
          httpClientSends(When.BEFORE, "sends", "(" + ANY + ANY + ")V"),
          httpClientSends(When.RESULT, "sendAsync", "(" + FUTURE + ")" + FUTURE));

  private SocketRedirects() {}

  private static Body httpClientSends(When when, String hookName, String hookDescriptor) {
    return new Body(
        HTTP_CLIENT + "HttpClientImpl",
        "sendAsync",
        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
            + "Ljava/net/http/HttpResponse$PushPromiseHandler;"
            + EXECUTOR
            + ")"
            + FUTURE,
        when,
        OnHttpClient.class,
        hookName,
        hookDescriptor);
  }

  private static Body wakeup(String type) {
    return new Body(
        type,
        "wakeup",
        "()Ljava/nio/channels/Selector;",
        When.BEFORE,
        OnSelector.class,
        "wakeup",
        "(Ljava/nio/channels/Selector;)V");
  }

  private static Body accept(String owner, String type, String result) {
    return new Body(
        owner,
        "accept",
        "()" + result,
        When.INSTEAD,
        OnServerSocket.class,
        "accept",
        "(L" + type + ";)" + result);
  }

  /** What the hook takes, beside the socket, is a prefix of the parameters. */
  private static Body socket(
      String name, String descriptor, When when, String hookName, String taken) {
    return onSocket(name, descriptor, when, hookName, "(" + SOCKET + taken + ")V");
  }

  private static Body onSocket(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(NIO_SOCKET, name, descriptor, when, OnSocket.class, hookName, hookDescriptor);
  }

  private static Body sslStream(
      String type, String name, String descriptor, When when, String hookDescriptor) {
    return new Body(
        Body.SSL + "SSLSocketImpl$" + type,
        name,
        descriptor,
        when,
        OnSslSocket.class,
        when == When.RESULT ? "read" : "writes",
        hookDescriptor);
  }

  /** What the hook takes, beside the channel, is a prefix of the parameters. */
  private static Body socketChannel(String name, String descriptor, String hookName, String taken) {
    return onChannel(name, descriptor, When.BEFORE, hookName, "(" + CHANNEL + taken + ")V");
  }

  private static Body channelResult(
      String name, String descriptor, String hookName, String hookDescriptor) {
    return onChannel(name, descriptor, When.RESULT, hookName, hookDescriptor);
  }

  private static Body onChannel(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        "sun/nio/ch/SocketChannelImpl",
        name,
        descriptor,
        when,
        OnSocketChannel.class,
        hookName,
        hookDescriptor);
  }

  private static Body socketTimeout(String descriptor) {
    return new Body(
        Type.getInternalName(SocketTimeoutException.class),
        CONSTRUCTOR,
        descriptor,
        When.AFTER,
        OnSocketTimeout.class,
        "timedOut",
        "()V");
  }
}
