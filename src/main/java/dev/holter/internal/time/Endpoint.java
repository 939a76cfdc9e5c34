package dev.holter.internal.time;

/** The port at which a world is served, for what clients in this JVM do at their connections. */
public final class Endpoint {
  private final HookedJvm jvm;
  private final Guests guests;
  private final UnseenCalls unseenCalls;

  Endpoint(HookedJvm jvm, Guests guests, UnseenCalls unseenCalls) {
    this.jvm = jvm;
    this.guests = guests;
    this.unseenCalls = unseenCalls;
  }

  /**
   * Returns what whoever limits a wait for an answer sees of the JVM.
   *
   * @return the same each time
   */
  public HookedJvm jvm() {
    return jvm;
  }

  /**
   * Lets the calling thread count until it rests, if it is one that stays in real time and serves
   * sockets. It has a request to send, for which time stands still until it is there.
   */
  public void goOn() {
    guests.goOnIfReal();
  }

  /**
   * Notes that a thread of the clock sends a call, which travels on threads that nobody sees.
   *
   * @param what shown in messages
   */
  public void begin(String what) {
    unseenCalls.begin(what);
  }

  /** Notes that such a call is over for the thread that has sent it. */
  public void end() {
    unseenCalls.end();
  }
}
