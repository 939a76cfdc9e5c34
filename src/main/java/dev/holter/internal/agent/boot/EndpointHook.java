package dev.holter.internal.agent.boot;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands for the endpoint of a world, at the connections that clients in this JVM have. */
public interface EndpointHook {

  /** What stands for {@code System.nanoTime} there. */
  long nanoTime();

  /** The calling thread, if it is an event loop, counts for the world until it rests. */
  void goOn();

  /** A thread of its clock sends a call that travels on threads which nobody sees. */
  void begin(String what);

  /** Such a call is over for whoever has sent it. */
  void end();

  /**
   * Does something in virtual time, on a thread that is on no clock. Time stands still until what
   * it is given is run, on a thread that goes on for the world until it rests.
   *
   * @param nanos from now on
   * @return takes it back; null if the world is at its end
   */
  @Nullable Runnable later(String what, long nanos, Consumer<Runnable> task);
}
