package dev.holter.internal.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.regex.Pattern;

/** Tells which hosts are this machine without asking anybody, since the question would leave it. */
final class ThisMachine {

  private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|.*:.*");

  private ThisMachine() {}

  /**
   * Whether a host is this machine. Other names may lead here too, but only a look-up would tell.
   */
  static boolean has(String host) {
    if (host.equalsIgnoreCase("localhost") || host.equals(SdkClients.IN_PROCESS.getHost())) {
      return true;
    }
    return ADDRESS.matcher(host).matches() && isOwnAddress(host);
  }

  private static boolean isOwnAddress(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException nobodys) {
      return false;
    }
  }
}
