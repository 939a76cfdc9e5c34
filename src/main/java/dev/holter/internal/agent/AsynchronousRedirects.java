package dev.holter.internal.agent;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnAsynchronousChannel;
import java.util.List;

/** What is redirected of asynchronous channels for sockets: what makes them, on each system. */
final class AsynchronousRedirects {
  private static final String CHANNELS = "java/nio/channels/";
  private static final String GROUP = "L" + CHANNELS + "AsynchronousChannelGroup;";
  private static final String PROVIDER = "L" + CHANNELS + "spi/AsynchronousChannelProvider;";

  static final List<Body> BODIES =
      List.of(
          client("Linux"),
          server("Linux"),
          client("Bsd"),
          server("Bsd"),
          client("Windows"),
          server("Windows"));

  private AsynchronousRedirects() {}

  private static Body client(String system) {
    return body(system, "openAsynchronousSocketChannel", "AsynchronousSocketChannel", "open");
  }

  private static Body server(String system) {
    return body(
        system,
        "openAsynchronousServerSocketChannel",
        "AsynchronousServerSocketChannel",
        "openServer");
  }

  private static Body body(String system, String name, String made, String hookName) {
    String result = ")L" + CHANNELS + made + ";";
    return new Body(
        "sun/nio/ch/" + system + "AsynchronousChannelProvider",
        name,
        "(" + GROUP + result,
        When.INSTEAD,
        OnAsynchronousChannel.class,
        hookName,
        "(" + PROVIDER + GROUP + result);
  }
}
