package dev.holter.internal.service.run;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import dev.holter.internal.service.run.Activities.Poll;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which of the polls that wait at an activity gets its task: AWS promises no order. As usual it is
 * the one that waits longest.
 */
public final class PollChoice {
  public static final Dimension DIMENSION = new Dimension("poll", false);

  /**
   * How many polls the choice is between at most. Two that change places already show most of what
   * another order can break.
   */
  private static final int PEERS = 4;

  private PollChoice() {}

  static Poll of(Choices choices, String activity, List<Poll> waiting, Instant now) {
    if (!choices.isOpen(DIMENSION)) {
      return waiting.get(0);
    }
    int count = Math.min(PEERS, waiting.size());
    Menu<Integer> menu =
        new Menu<>(
            DIMENSION,
            IntStream.range(0, count).boxed().toList(),
            text -> Math.floorMod(Integer.parseInt(text), count),
            (who, chosen) ->
                "the task of [" + who + "] went to the poll that is number " + (chosen + 1));
    return waiting.get(choices.choose(menu, activity, now));
  }
}
