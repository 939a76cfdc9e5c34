package dev.holter.internal.time;

/**
 * How long the test's own thread waits, without a limit of its own, for something that may never
 * come: workers that poll or beat for ever would move time for ever.
 *
 * <p>Counted in moves of time, not in time: one timer of a year is one move. What only repeats or
 * guards, such as polls and timeouts, is no sign that anything is still to come, so it is borne for
 * less long than work.
 */
final class Patience {
  /** About a week of polls that find nothing. */
  private static final int WITHOUT_WORK = 10_000;

  private static final int MOVES = 100_000;

  private int moves;
  private int withoutWork;

  /** Whether the next move is one too many. */
  boolean isOverAfter(boolean work) {
    withoutWork = work ? 0 : withoutWork + 1;
    return ++moves > MOVES || withoutWork > WITHOUT_WORK;
  }
}
