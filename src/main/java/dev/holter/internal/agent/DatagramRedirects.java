package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.BUFFER;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnDatagramChannel;
import java.util.List;

/** What is redirected of channels and sockets for datagrams. */
final class DatagramRedirects {
  private static final String CHANNEL = "Ljava/nio/channels/DatagramChannel;";
  private static final String ADDRESS = "Ljava/net/SocketAddress;";
  private static final String PACKET = "Ljava/net/DatagramPacket;";

  private static final String INTERNET = "Ljava/net/InetAddress;";
  private static final String JOIN =
      "("
          + INTERNET
          + "Ljava/net/NetworkInterface;"
          + INTERNET
          + ")Ljava/nio/channels/MembershipKey;";

  static final List<Body> BODIES =
      List.of(
          channel("bindInternal", "(" + ADDRESS + ")V", When.AFTER, "bound", "", "V"),
          channel(
              "send", "(" + BUFFER + ADDRESS + ")I", When.BEFORE, "sends", BUFFER + ADDRESS, "V"),
          channel("write", "(" + BUFFER + ")I", When.BEFORE, "writes", "", "V"),
          channel("write", "([" + BUFFER + "II)J", When.BEFORE, "writes", "", "V"),
          channel(
              "receive", "(" + BUFFER + ")" + ADDRESS, When.INSTEAD, "receives", BUFFER, ADDRESS),
          channel("innerJoin", JOIN, When.BEFORE, "joins", "", "V"),
          channel("endRead", "(ZZ)V", When.BEFORE, "received", "ZZ", "V"),
          channel("implCloseSelectableChannel", "()V", When.BEFORE, "closes", "", "V"),
          new Body(
              "sun/nio/ch/DatagramSocketAdaptor",
              "receive",
              "(" + PACKET + ")V",
              When.UNLESS,
              OnDatagramChannel.class,
              "receives",
              "(Ljava/net/DatagramSocket;" + PACKET + ")Z"));

  private DatagramRedirects() {}

  /** What the hook takes, beside the channel, is a prefix of the parameters. */
  private static Body channel(
      String name, String descriptor, When when, String hookName, String taken, String returned) {
    return new Body(
        "sun/nio/ch/DatagramChannelImpl",
        name,
        descriptor,
        when,
        OnDatagramChannel.class,
        hookName,
        "(" + CHANNEL + taken + ")" + returned);
  }
}
