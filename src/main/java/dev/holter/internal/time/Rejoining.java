package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;

/**
 * How a thread that got a monitor beside the others, or is to get it, comes back to a turn of its
 * own.
 */
final class Rejoining {
  private final Object lock;
  private final Contention contention;
  private final Turns turns;
  private final Moves moves;
  private final Parking parking;

  Rejoining(Object lock, Contention contention, Turns turns, Moves moves, Parking parking) {
    this.lock = lock;
    this.contention = contention;
    this.turns = turns;
    this.moves = moves;
    this.parking = parking;
  }

  /** On the thread itself, before it waits or calls. */
  void rejoin(Participant self) {
    if (self.state() != State.BLOCKED && !self.mustQueue) {
      return;
    }
    synchronized (lock) {
      if (self.state() == State.ENDED) {
        // The clock was closed meanwhile.
        return;
      }
      // Participants that were blocked along with this one are released first: they keep their
      // order.
      contention.release();
      self.mustQueue = false;
      turns.queueAgain(self);
    }
    moves.drive();
    parking.untilTurn(self);
  }
}
