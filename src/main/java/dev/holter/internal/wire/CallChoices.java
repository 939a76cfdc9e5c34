package dev.holter.internal.wire;

import dev.holter.internal.choice.Amounts;
import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides what happens to calls for which a test has ordered nothing. */
public final class CallChoices {
  /** The choice of how long a request travels. */
  public static final Amounts REQUEST =
      new Amounts(
          new Dimension("request", false),
          (who, amount) -> "the request of " + who + " took " + amount);

  /** The choice of how long an answer travels. */
  public static final Amounts ANSWER =
      new Amounts(
          new Dimension("answer", false),
          (who, amount) -> "the answer to " + who + " took " + amount);

  /** The choice of what goes wrong with a call. */
  public static final Dimension FAULT = CallFault.DIMENSION;

  /** The choice of what goes wrong with a poll. */
  public static final Dimension POLL_FAULT = CallFault.OF_POLLS;

  private static final String POLL = "GetActivityTask";

  private final Choices choices;
  private final Menu<Duration> requests;
  private final Menu<Duration> answers;

  /** The calls of which a first attempt has come. Further attempts are not asked about again. */
  private final Map<String, CallFault> begun = new ConcurrentHashMap<>();

  CallChoices(Choices choices) {
    this.choices = choices;
    this.requests = REQUEST.menu(choices);
    this.answers = ANSWER.menu(choices);
  }

  /** How long the request of an attempt travels, or else its answer. */
  Optional<FaultEffect> travel(String operation, Instant now) {
    Duration request = amount(requests, operation, now);
    Duration answer = amount(answers, operation, now);
    if (!request.isZero()) {
      return Optional.of(new FaultEffect.DelayRequest(request));
    }
    return answer.isZero() ? Optional.empty() : Optional.of(new FaultEffect.DelayResponse(answer));
  }

  private Duration amount(Menu<Duration> menu, String operation, Instant now) {
    return choices.isOpen(menu.dimension()) ? choices.choose(menu, operation, now) : Duration.ZERO;
  }

  /** What goes wrong; null stands for a client that does not say of which call an attempt is. */
  Optional<FaultEffect> fault(String operation, @Nullable String logicalCall, Instant now) {
    Menu<CallFault> menu = operation.equals(POLL) ? CallFault.MENU_OF_POLLS : CallFault.MENU;
    if (!choices.isOpen(menu.dimension())) {
      return Optional.empty();
    }
    CallFault before = logicalCall == null ? null : begun.get(logicalCall);
    if (before != null) {
      return before.effect(false);
    }
    CallFault chosen = choices.choose(menu, operation, now);
    if (logicalCall != null) {
      begun.put(logicalCall, chosen);
    }
    return chosen.effect(true);
  }
}
