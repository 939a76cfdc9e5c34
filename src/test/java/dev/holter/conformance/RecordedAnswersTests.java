package dev.holter.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holter.FakeStepFunctions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Replays recorded calls through the SDK's client and compares every answer with AWS's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordedAnswersTests {
  /** Raised when more is served; a lower count means that something is not replayed any more. */
  private static final int REPLAYED_AT_LEAST = 422;

  private final Coverage coverage = new Coverage();

  @BeforeAll
  void recordings_lie_beside_the_project() {
    assumeTrue(Recording.present(), "no recordings beside the project: " + Recording.DIRECTORY);
  }

  static List<Recording> recordings() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void answers_are_the_recorded_ones(
      Recording recording, FakeStepFunctions stepFunctions, SfnClient client) {
    RecordingPlayer player = new RecordingPlayer(recording, stepFunctions, client);
    List<String> differences;
    try {
      differences = player.play();
    } catch (NotCovered later) {
      coverage.notCovered(recording, later.reason());
      Assumptions.abort(later.reason());
      return;
    }
    coverage.replayed(recording);
    assertThat(String.join("\n", differences)).as(recording.id()).isEmpty();
  }

  @AfterAll
  void no_recording_is_left_out_silently() {
    if (Recording.present()) {
      System.out.print(coverage.summary());
      assertThat(coverage.replayed())
          .as(coverage.summary())
          .isGreaterThanOrEqualTo(REPLAYED_AT_LEAST);
    }
  }
}
