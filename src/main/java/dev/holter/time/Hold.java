package dev.holter.time;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Keeps virtual time from moving until it is closed.
 *
 * <p>Threads go on at the present instant while a hold is open. A hold that outlives the watchdog's
 * limit fails the test with its name and the place where it was taken.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Hold implements AutoCloseable {
  private static final int FRAMES = 8;

  private final Holds holds;
  private final String name;
  private final List<StackTraceElement> taken;

  /** Whether the test does not go on meanwhile either, as if a thread of the clock were running. */
  final boolean isTravel;

  Hold(Holds holds, String name, boolean isTravel) {
    this.holds = holds;
    this.name = name;
    this.isTravel = isTravel;
    this.taken = UserFrames.callers(new Throwable().getStackTrace(), FRAMES);
  }

  /**
   * Returns what this hold was taken for.
   *
   * @return the name given when it was taken
   */
  public String name() {
    return name;
  }

  List<StackTraceElement> taken() {
    return taken;
  }

  /** Lets time move again; closing twice does nothing. Any thread. */
  @Override
  public void close() {
    holds.release(this);
  }
}
