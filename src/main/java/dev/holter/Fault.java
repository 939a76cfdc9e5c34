package dev.holter;

import dev.holter.internal.wire.FaultEffect;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What happens to a call in place of, or besides, being served.
 *
 * <p>A client that retries makes a new call each time, and each counts.
 *
 * @since 0.1.0
 * @see FakeStepFunctions#onHeartbeat(int, Fault)
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Fault {
  private static final int LOWEST_ERROR = 400;
  private static final int HIGHEST_ERROR = 599;

  private final FaultEffect effect;

  private Fault(FaultEffect effect) {
    this.effect = effect;
  }

  /**
   * The call is answered with {@code ThrottlingException}, {@code Rate exceeded}, status 400.
   *
   * @return the fault
   */
  public static Fault throttling() {
    return new Fault(new FaultEffect.Throttle());
  }

  /**
   * The call is answered with {@code InternalFailure}, status 500.
   *
   * @return the fault
   */
  public static Fault internalFailure() {
    return new Fault(new FaultEffect.Fail());
  }

  /**
   * The call is answered with an error of your choice and not served, such as {@code
   * AccessDeniedException} with status 400 after a change of policy, or {@code ServiceUnavailable}
   * with status 503. Whether a client tries again is the SDK's rule for that code and status.
   *
   * @param code the error code that the client sees
   * @param message the text; empty for none
   * @param status the HTTP status, 400 to 599 inclusive
   * @return the fault
   * @throws IllegalArgumentException if {@code code} is blank or {@code status} is out of bounds
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html">Common
   *     errors of Step Functions</a>
   */
  public static Fault error(String code, String message, int status) {
    if (code.isBlank()) {
      throw new IllegalArgumentException(
          "Fault.error got a blank code: give the one that AWS sends, such as"
              + " \"AccessDeniedException\"");
    }
    if (status < LOWEST_ERROR || status > HIGHEST_ERROR) {
      throw new IllegalArgumentException(
          "Fault.error got status ["
              + status
              + "]: give that of an error, from 400 to 599, such as 400 for AccessDeniedException");
    }
    return new Fault(new FaultEffect.Answer(code, message, status));
  }

  /**
   * The connection is reset before the call is served.
   *
   * @return the fault
   */
  public static Fault connectionReset() {
    return new Fault(new FaultEffect.ResetConnection());
  }

  /**
   * The call is served, and the connection is reset before the answer.
   *
   * @return the fault
   */
  public static Fault lostResponse() {
    return new Fault(new FaultEffect.LoseResponse());
  }

  /**
   * The caller has gone as soon as it has sent the call, as one does that is killed: the connection
   * is reset at once, and the call is served all the same. A poll stays open for its minute, and a
   * task that it takes is started and reaches nobody; see {@link
   * dev.holter.execution.TaskAttempt#callerHadGone}.
   *
   * @return the fault
   */
  public static Fault callerGone() {
    return new Fault(new FaultEffect.LoseCaller());
  }

  /**
   * The call arrives late.
   *
   * @param delay how long it travels, in virtual time
   * @return the fault
   */
  public static Fault delay(Duration delay) {
    return new Fault(new FaultEffect.DelayRequest(positive(delay)));
  }

  /**
   * The call is served at once and its answer comes late.
   *
   * @param delay how long the answer travels, in virtual time
   * @return the fault
   */
  public static Fault delayedResponse(Duration delay) {
    return new Fault(new FaultEffect.DelayResponse(positive(delay)));
  }

  FaultEffect effect() {
    return effect;
  }

  private static Duration positive(Duration delay) {
    if (delay.isNegative() || delay.isZero()) {
      throw new IllegalArgumentException(
          "A fault got the delay [" + delay + "]: give more than zero");
    }
    return delay;
  }

  @Override
  public String toString() {
    return effect.toString();
  }
}
