package dev.holter.internal.time;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Who of several workers' threads that are ready at one instant goes first. */
final class Order {
  static final Dimension DIMENSION = new Dimension("order", false);
  static final Dimension YIELD = new Dimension("yield", false);

  /**
   * How many deadlines there are to choose from: two that change places show most of what an order
   * can break.
   */
  private static final int PEERS = 4;

  private static final Menu<Boolean> YIELDS =
      new Menu<>(
          YIELD,
          List.of(false, true),
          Boolean::valueOf,
          (who, yields) -> "the others went first " + who);

  private Order() {}

  /** Which of the deadlines at the instant of the first one happens. */
  static Deadline first(Choices choices, Deadline next, DeadlineQueue queue) {
    if (!choices.isOpen(DIMENSION) || !isOfWorker(next)) {
      return next;
    }
    List<Deadline> peers = queue.peers(next, Order::isOfWorker, PEERS);
    if (peers.size() < 2) {
      return next;
    }
    Menu<Integer> menu =
        new Menu<>(
            DIMENSION,
            IntStream.range(0, peers.size()).boxed().toList(),
            text -> Math.floorMod(Integer.parseInt(text), peers.size()),
            (who, chosen) ->
                "[" + peers.get(chosen).what() + "] went before [" + peers.get(0).what() + "]");
    return peers.get(choices.choose(menu, who(next), next.at()));
  }

  /** Whether a thread lets all others go first that are ready. */
  static boolean yields(Choices choices, String at, Instant now) {
    return choices.isOpen(YIELD) && choices.choose(YIELDS, at, now);
  }

  private static boolean isOfWorker(Deadline deadline) {
    Participant resumes = deadline.resumes();
    return resumes != null
        && deadline.priority() == Priority.WORKER
        && resumes.machine != null
        && !resumes.yields();
  }

  /**
   * Names the worker of a deadline, and not its thread: the name of a thread may have a number that
   * the whole JVM counts.
   */
  private static String who(Deadline next) {
    Participant resumes = next.resumes();
    Machine machine = resumes == null ? null : resumes.machine;
    return machine == null ? "" : machine.name;
  }
}
