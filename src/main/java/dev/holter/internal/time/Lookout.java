package dev.holter.internal.time;

/**
 * Looks at what threads really do, where the VM tells nobody: who has ended, who is blocked and who
 * waits for the outside.
 */
final class Lookout {
  private final Object lock;
  private final Participants participants;
  private final Contention contention;
  private final Outsiders outsiders;
  private final Moves moves;

  Lookout(
      Object lock,
      Participants participants,
      Contention contention,
      Outsiders outsiders,
      Moves moves) {
    this.lock = lock;
    this.participants = participants;
    this.contention = contention;
    this.outsiders = outsiders;
    this.moves = moves;
  }

  /** For a test that waits. */
  void look() {
    synchronized (lock) {
      participants.dropEnded();
      contention.look();
      outsiders.look();
    }
    moves.drive();
  }
}
