package dev.holter;

import dev.holter.assertj.HolterAssertions;
import dev.holter.assertj.TaskAttemptAssert;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The bounds of a {@link HeartbeatCadence}. They are checked with the assertions that a test could
 * call itself, so that both fail with the same message.
 */
record CadenceRule(
    Optional<Duration> atMost, Optional<Double> margin, Optional<Duration> firstBeatWithin) {

  static CadenceRule of(HeartbeatCadence annotation) {
    CadenceRule rule =
        new CadenceRule(
            duration("atMost", annotation.atMost()),
            annotation.margin() == -1 ? Optional.empty() : Optional.of(annotation.margin()),
            duration("firstBeatWithin", annotation.firstBeatWithin()));
    if (!rule.margin.stream().allMatch(margin -> margin >= 0 && margin < 1)) {
      throw new ExtensionConfigurationException(
          "@HeartbeatCadence has margin ["
              + annotation.margin()
              + "]: expected a fraction of HeartbeatSeconds from 0, inclusive, to 1, exclusive");
    }
    if (rule.atMost.isEmpty() && rule.margin.isEmpty() && rule.firstBeatWithin.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@HeartbeatCadence asks for nothing: give atMost, margin or firstBeatWithin");
    }
    return rule;
  }

  private static Optional<Duration> duration(String attribute, String text) {
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(Durations.parse("@HeartbeatCadence", attribute, text));
  }

  void check(List<TaskAttempt> tasks, CollectedFailures failures) {
    tasks.stream()
        .filter(task -> task.startedAt().isPresent())
        .forEach(task -> failures.collect(() -> check(task)));
  }

  private void check(TaskAttempt task) {
    TaskAttemptAssert check = HolterAssertions.assertThat(task).as("@HeartbeatCadence");
    atMost.ifPresent(unlessTooYoung(task, check::beatsAtMost));
    firstBeatWithin.ifPresent(unlessTooYoung(task, check::hasFirstBeatWithin));
    if (task.heartbeatTimeout().isPresent()) {
      margin.ifPresent(check::hasMarginOfAtLeast);
    }
  }

  /** A task that was handed out just before the test ended need not have beaten yet. */
  private static Consumer<Duration> unlessTooYoung(TaskAttempt task, Consumer<Duration> check) {
    return limit -> {
      Duration age = Duration.between(task.startedAt().orElseThrow(), task.observedUntil());
      if (!task.heartbeats().isEmpty() || age.compareTo(limit) > 0) {
        check.accept(limit);
      }
    };
  }
}
