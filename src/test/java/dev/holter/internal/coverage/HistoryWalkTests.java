package dev.holter.internal.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

class HistoryWalkTests {

  private static final String DISTRIBUTED =
      """
      {"StartAt": "All", "States": {"All": {"Type": "Map", "End": true,
        "Retry": [{"ErrorEquals": ["States.ALL"]}],
        "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "Each", "States": {"Each": {"Type": "Pass", "End": true}}}}}}
      """;

  @Test
  void the_run_of_a_distributed_map_is_no_retry_of_the_state_that_starts_it() throws Exception {
    Map<String, Integer> counts =
        through(
            event(1, "MapStateEntered"), event(2, "MapStateStarted"), event(3, "MapRunStarted"));

    assertThat(counts).containsExactly(Map.entry("All", 1));
  }

  @Test
  void an_attempt_after_a_failed_one_is_a_retry() throws Exception {
    Map<String, Integer> counts =
        through(
            event(1, "MapStateEntered"),
            event(2, "MapStateStarted"),
            event(3, "MapRunStarted"),
            event(4, "MapRunFailed"),
            event(5, "MapStateStarted"),
            event(6, "MapRunStarted"));

    assertThat(counts).containsOnly(Map.entry("All", 1), Map.entry("All, Retry[0]", 1));
  }

  private static Map<String, Integer> through(HistoryEvent... events) throws Exception {
    Pieces pieces = new Pieces(new ObjectMapper().readTree(DISTRIBUTED));
    return HistoryWalk.through(pieces, List.of(events));
  }

  private static HistoryEvent event(long id, String type) {
    HistoryEvent.Builder event = HistoryEvent.builder().id(id).previousEventId(id - 1).type(type);
    return type.endsWith("StateEntered")
        ? event.stateEnteredEventDetails(details -> details.name("All")).build()
        : event.build();
  }
}
