package dev.holter.internal.agent.boot;

/** What stands for the endpoint of a world, at the connections that clients in this JVM have. */
public interface EndpointHook {

  /** Its clock, for what limits a call there. */
  ClockHook clock();

  /** The calling thread, if it is an event loop, counts for the world until it rests. */
  void goOn();

  /** A thread of its clock sends a call that travels on threads which nobody sees. */
  void begin(String what);

  /** Such a call is over for whoever has sent it. */
  void end();
}
