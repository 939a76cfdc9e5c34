package dev.holter.internal.wire;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The calls of Step Functions with which the threads of one world would have left this machine.
 *
 * <p>They are kept since a worker that catches what its client throws hides them from its test.
 */
public final class RemoteCalls {

  /**
   * How many refusals are kept. A worker that tries again and again is refused for the same reason
   * each time.
   */
  private static final int KEPT = 10;

  private final String world;
  private final String permit;
  private final boolean allowed;
  private final List<SdkClientException> refused = new ArrayList<>();

  /**
   * Makes the rule of one world.
   *
   * @param world what messages call it
   * @param permit the line that allows such calls
   * @param allowed whether they are allowed
   */
  public RemoteCalls(String world, String permit, boolean allowed) {
    this.world = world;
    this.permit = permit;
    this.allowed = allowed;
  }

  /**
   * Takes what was refused since the last time that somebody asked.
   *
   * @return what the callers were thrown, the first ones of many
   */
  public synchronized List<SdkClientException> take() {
    List<SdkClientException> taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }

  /** Decides on a call to a host outside of this machine: it passes, or this throws. */
  void leave(String operation, String host, boolean endpointIsSet) {
    if (!allowed) {
      throw refuse(
          refusal(operation, host)
              + ": no call of Step Functions leaves this machine while "
              + world
              + " is open. "
              + (endpointIsSet
                  ? "The endpoint of this client is set, and @RedirectDefaultClients leads only"
                      + " clients without one to the test: use the test's SfnClient, or set"
                      + " .endpointOverride(stepFunctions.endpoint())."
                  : "Put @RedirectDefaultClients on the test or its class, which leads"
                      + " SfnClient.create() and the like to it; or use the test's SfnClient; or"
                      + " build the client with .endpointOverride(stepFunctions.endpoint()).")
              + " If the call is meant for AWS: "
              + permit);
    }
  }

  /**
   * Refuses a call at the port of another test; if that has ended, nobody knows whose it is now.
   */
  SdkClientException goBack(String operation, String endpoint) {
    return refuse(
        refusal(operation, endpoint)
            + ": the client was built during another test, one with @RedirectDefaultClients. Put @RedirectDefaultClients on this test or its class too, and the client"
            + " follows to "
            + world);
  }

  /**
   * Makes the exception for a call whose thread no world knows, and which would arrive at a world
   * of somebody else.
   */
  static SdkClientException isAnothers(String operation, String endpoint) {
    return SdkClientException.create(
        refusal(operation, endpoint)
            + ": the client was built during another test, one with @RedirectDefaultClients, and"
            + " the port is a different test's now. Build the client in the test that uses it.");
  }

  private static String refusal(String operation, String where) {
    return "["
        + operation
        + "] to ["
        + where
        + "] was refused on thread ["
        + Thread.currentThread().getName()
        + "]";
  }

  private synchronized SdkClientException refuse(String message) {
    SdkClientException refusal = SdkClientException.create(message);
    if (refused.size() < KEPT
        && refused.stream().noneMatch(earlier -> message.equals(earlier.getMessage()))) {
      refused.add(refusal);
    }
    return refusal;
  }
}
