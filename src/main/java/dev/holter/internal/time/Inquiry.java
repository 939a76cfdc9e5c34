package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;

/**
 * What a thread has asked a server whose answer comes in real time, to whatever thread: time stands
 * still until it is there.
 */
public final class Inquiry {
  private final Timeline timeline;
  private final OpenHold travel;

  @GuardedBy("timeline.lock")
  private Instant answeredAt = Instant.MAX;

  /** Under the timeline's lock. */
  Inquiry(Timeline timeline, String what) {
    this.timeline = timeline;
    this.travel = timeline.holds.take(what, true);
  }

  /**
   * Notes that the answer is there. The calling thread goes on with it, and counts until it rests.
   */
  public void answered() {
    // In this order, so that time does not move in between.
    timeline.guests.goOn();
    synchronized (timeline.lock) {
      answeredAt = timeline.present.now();
    }
    travel.close();
  }

  /**
   * Something else has come, on the calling thread, though nobody waited for it. If time has moved
   * since the answer, it is chance how far, unless the test itself may have sent it now. That a
   * worker runs or asks something else is no reason: it would hide what comes late.
   */
  public void more() {
    synchronized (timeline.lock) {
      boolean mayBeSentNow =
          timeline.lifetime.isClosing()
              || timeline.holds.open().stream().anyMatch(hold -> !hold.isTravel)
              || timeline.participants.driver().isRunning();
      if (!mayBeSentNow && timeline.present.now().isAfter(answeredAt)) {
        timeline.verdict.cameBack(Thread.currentThread(), answeredAt);
      }
      answeredAt = timeline.present.now();
    }
  }
}
