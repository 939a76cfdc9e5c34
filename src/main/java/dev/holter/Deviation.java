package dev.holter;

import dev.holter.internal.search.Address;
import java.time.Duration;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One thing that is not as usual in a test, at a place that is counted and not timed: what {@link
 * Explore} finds is written so in the test that it prints.
 *
 * @since 0.1.0
 * @see FakeStepFunctions#except
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Deviation {
  private final Address address;
  private final String option;

  private Deviation(Address address, String option) {
    this.address = address;
    this.option = option;
  }

  /**
   * Makes a deviation of any kind.
   *
   * @param kind the way in which the run differs, such as {@code freeze}
   * @param who whom it concerns, such as the name of a worker or of an operation
   * @param number at which of its places, 1 for the first
   * @param option what happens there
   * @return the deviation
   * @throws IllegalArgumentException if {@code number} is not positive
   */
  public static Deviation of(String kind, String who, int number, String option) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "A deviation is at place [" + number + "] of [" + who + "]: the first one is 1");
    }
    return new Deviation(
        new Address(
            Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(who, "who"), number),
        Objects.requireNonNull(option, "option"));
  }

  /**
   * All threads of a worker stop for a while.
   *
   * @param worker its name, or {@code the-test} for threads that the test itself starts
   * @param number at which of its events: its threads' wake-ups, and before and after its calls
   * @param amount for how long
   * @return the deviation
   */
  public static Deviation freeze(String worker, int number, Duration amount) {
    return of("freeze", worker, number, positive(amount).toString());
  }

  /**
   * One thread of a worker takes longer until it goes on, while the others go on.
   *
   * @param worker its name, or {@code the-test} for threads that the test itself starts
   * @param number at which of its events, as for a {@link #freeze}
   * @param amount how much longer
   * @return the deviation
   */
  public static Deviation step(String worker, int number, Duration amount) {
    return of("step", worker, number, positive(amount).toString());
  }

  /**
   * A worker crashes and is not started again.
   *
   * @param worker its name
   * @param number at which of its events
   * @return the deviation
   */
  public static Deviation crash(String worker, int number) {
    return of("crash", worker, number, "for-ever");
  }

  /**
   * A worker crashes and is started again.
   *
   * @param worker its name
   * @param number at which of its events
   * @param restart after how long
   * @return the deviation
   */
  public static Deviation crash(String worker, int number, Duration restart) {
    return of("crash", worker, number, positive(restart).toString());
  }

  /**
   * A worker is interrupted, as by {@link WorkerRun#stop}, and is not started again.
   *
   * @param worker its name
   * @param number at which of its events
   * @return the deviation
   */
  public static Deviation stop(String worker, int number) {
    return of("stop", worker, number, "for-ever");
  }

  /**
   * A worker is interrupted, as by {@link WorkerRun#stop}, and is started again.
   *
   * @param worker its name
   * @param number at which of its events
   * @param restart after how long, whether it has ended by then or not
   * @return the deviation
   */
  public static Deviation stop(String worker, int number, Duration restart) {
    return of("stop", worker, number, positive(restart).toString());
  }

  /**
   * The request of a call travels.
   *
   * @param operation such as {@code SendTaskHeartbeat}
   * @param number which of its calls
   * @param amount for how long
   * @return the deviation
   */
  public static Deviation request(String operation, int number, Duration amount) {
    return of("request", operation, number, positive(amount).toString());
  }

  /**
   * The answer to a call travels.
   *
   * @param operation such as {@code SendTaskHeartbeat}
   * @param number which of its calls
   * @param amount for how long
   * @return the deviation
   */
  public static Deviation answer(String operation, int number, Duration amount) {
    return of("answer", operation, number, positive(amount).toString());
  }

  /**
   * The wall clock of a worker jumps, while its monotonic clock goes on.
   *
   * @param worker its name
   * @param number at which of its events
   * @param amount how far, back if it is negative
   * @return the deviation
   */
  public static Deviation clock(String worker, int number, Duration amount) {
    return of("clock", worker, number, amount.toString());
  }

  /**
   * Whoever else is ready goes first where a worker calls.
   *
   * @param place such as {@code after SendTaskSuccess}
   * @param number which of these places
   * @return the deviation
   */
  public static Deviation othersFirst(String place, int number) {
    return of("yield", place, number, "true");
  }

  private static Duration positive(Duration amount) {
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException(
          "A deviation got the amount [" + amount + "]: give more than zero");
    }
    return amount;
  }

  Address address() {
    return address;
  }

  String option() {
    return option;
  }

  @Override
  public String toString() {
    return address.dimension() + " of " + address.who() + " " + address.number() + ": " + option;
  }
}
