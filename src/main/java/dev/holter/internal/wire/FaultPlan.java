package dev.holter.internal.wire;

import dev.holter.internal.choice.Choices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults that a test has ordered, consulted before each call is served; safe to share. */
public final class FaultPlan {

  private record Counted(String operation, @Nullable String taskToken) {}

  private final FaultListener listener;
  private final CallChoices choices;
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final Map<Counted, Integer> calls = new ConcurrentHashMap<>();

  /**
   * Makes a plan without faults.
   *
   * @param listener hears of every call that met a fault
   * @param choices answer what happens to calls that no rule meets
   */
  public FaultPlan(FaultListener listener, Choices choices) {
    this.listener = listener;
    this.choices = new CallChoices(choices);
  }

  /**
   * Orders a fault; of several rules that meet one call the first one ordered takes effect.
   *
   * @param rule which calls, and what happens to them
   */
  public void add(FaultRule rule) {
    rules.add(rule);
  }

  /** Counts the call and returns what happens to it, after the listener has heard of it. */
  Optional<FaultEffect> next(
      String operation, @Nullable String taskToken, @Nullable String logicalCall, Instant now) {
    // counted even without rules, so that a rule added later still means the nth call of the task
    int call = calls.merge(new Counted(operation, taskToken), 1, Integer::sum);
    for (FaultRule rule : rules) {
      if (rule.operation().equals(operation) && rule.meets(taskToken, call)) {
        listener.injected(operation, taskToken, rule.effect().error());
        return Optional.of(rule.effect());
      }
    }
    Optional<FaultEffect> fault = choices.fault(operation, logicalCall, now);
    fault.ifPresent(effect -> listener.injected(operation, taskToken, effect.error()));
    // The listener does not hear of a call's travel: to travel is what calls do, and its effects
    // show by themselves.
    Optional<FaultEffect> travel = choices.travel(operation, now);
    return fault.or(() -> travel);
  }
}
