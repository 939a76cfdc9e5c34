package dev.holter.internal.lint;

import static dev.holter.execution.FixedTask.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskCall;
import dev.holter.internal.lint.SeenAttempt.Resent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetriesOverrunTests {

  @Test
  void a_client_that_was_seen_to_wait_longer_than_usual_is_taken_at_its_word() {
    FixedTask patient =
        started("charge")
            .heartbeatSeconds(60)
            .beats(49)
            .injected(80, "ThrottlingException")
            .beats(92);

    assertThat(findings(patient, 3, 92)).hasSize(1).allMatch(text -> text.contains("PT14S more"));
  }

  @Test
  void without_a_retry_that_was_seen_the_standard_back_off_counts() {
    FixedTask unseen =
        started("charge")
            .heartbeatSeconds(60)
            .beats(49)
            .injected(80, "ThrottlingException")
            .beats(92);

    assertThat(findings(unseen, 3)).isEmpty();
  }

  @Test
  void a_client_that_was_seen_to_come_back_at_once_has_room() {
    FixedTask quick =
        started("charge")
            .heartbeatSeconds(60)
            .beats(59)
            .injected(80, "ThrottlingException")
            .beats(80.1);

    assertThat(findings(quick, 2)).hasSize(1);
    assertThat(findings(quick, 2, 80.1)).isEmpty();
  }

  private static List<String> findings(FixedTask task, int attempts, double... resentAt) {
    List<Resent> resent = new ArrayList<>();
    for (double seconds : resentAt) {
      Duration since = Duration.ofMillis(Math.round(seconds * 1000));
      resent.add(new Resent(TaskCall.HEARTBEAT, task.startedAt().orElseThrow().plus(since)));
    }
    SeenAttempt seen = new SeenAttempt(task, "orders", attempts, false, resent);
    List<String> found = new ArrayList<>();
    new RetriesOverrun()
        .check(
            new Seen(List.of(), List.of(seen), List.of(), List.of(), Map.of(), false),
            finding -> found.add(finding.text()));
    return found;
  }
}
