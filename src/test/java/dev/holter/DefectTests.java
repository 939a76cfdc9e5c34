package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Every defect is found, and none where there is none. */
@Tag("proof")
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(Defects.LOCK)
class DefectTests {
  private static final Pattern WORLDS = Pattern.compile("explored (\\d+) worlds");
  private static final Pattern DEVIATION = Pattern.compile("(?m)^\\d+\\. at .*$");

  private static final Pattern REPLAY = Pattern.compile("replay = \"([^\"]+)\"");

  /** The long run repeats everything 500 times. */
  private static final int RUNS = Integer.getInteger("holter.proof.runs", 50);

  /** How many worlds a sound worker is tried in: 100, and 10,000 in the long run. */
  private static final String SOUND = String.valueOf(Math.max(1, RUNS * RUNS / 25));

  /** Two, and 1,000 in the long run. */
  private static final int REPLAYS = Math.max(2, RUNS * (RUNS / 250));

  @TempDir private Path folder;

  static Stream<Class<?>> defects() {
    return Arrays.stream(Defects.class.getDeclaredClasses())
        .filter(type -> type.isAnnotationPresent(StepFunctionsTest.class));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void a_defect_is_found_and_shrunk(Class<?> type) {
    String message = String.valueOf(explore(type, "broken", "1000").orElseThrow().getMessage());

    Matcher worlds = WORLDS.matcher(message);
    assertThat(worlds.find()).as(message).isTrue();
    assertThat(deviations(message)).isBetween(1L, 4L);
  }

  @Test
  void most_defects_are_shrunk_to_two_deviations_at_most() {
    List<Long> deviations =
        defects()
            .map(type -> explore(type, "broken", "1000").orElseThrow().getMessage())
            .map(message -> deviations(String.valueOf(message)))
            .sorted()
            .toList();

    assertThat(deviations.get(deviations.size() / 2)).as("%s", deviations).isLessThanOrEqualTo(2);
  }

  private static long deviations(String message) {
    return DEVIATION.matcher(message).results().count();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void no_alarm_is_raised_without_it(Class<?> type) {
    assertThat(explore(type, "sound", SOUND)).as("failure").isEmpty();
  }

  /** Whatever happens to a sound worker, it is no defect of it. */
  @ParameterizedTest
  @MethodSource("defects")
  void lint_finds_nothing_without_it(Class<?> type) {
    assertThat(
            run(
                type,
                "sound",
                Map.of(
                    HolterParameters.EXPLORE_WORLDS,
                    SOUND,
                    HolterParameters.EXPLORE_WITHIN,
                    "PT1H",
                    HolterParameters.LINT,
                    "fail")))
        .as("failure")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void a_replay_is_the_same_each_time(Class<?> type) {
    String message = String.valueOf(explore(type, "broken", "1000").orElseThrow().getMessage());
    Matcher replay = REPLAY.matcher(message);
    assertThat(replay.find()).as(message).isTrue();
    List<List<String>> failing = new ArrayList<>();

    for (int time = 0; time < REPLAYS; time++) {
      Defects.JOURNALS.clear();
      String again =
          String.valueOf(
              run(type, "broken", Map.of(HolterParameters.EXPLORE_REPLAY, replay.group(1)))
                  .orElseThrow()
                  .getMessage());
      assertThat(again).startsWith("replayed one world; as usual, except:");
      failing.add(Objects.requireNonNull(Defects.JOURNALS.peek()));
    }

    assertThat(failing.stream().distinct()).hasSize(1);
  }

  private Optional<Throwable> explore(Class<?> type, String method, String worlds) {
    return run(
        type,
        method,
        Map.of(HolterParameters.EXPLORE_WORLDS, worlds, HolterParameters.EXPLORE_WITHIN, "PT1H"));
  }

  private Optional<Throwable> run(Class<?> type, String method, Map<String, String> parameters) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            selectMethod(
                type,
                Arrays.stream(type.getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .findFirst()
                    .orElseThrow()))
        .configurationParameters(parameters)
        .configurationParameter(HolterParameters.EXPLORE_FOLDER, folder.toString())
        .execute()
        .allEvents()
        .finished()
        .stream()
        .flatMap(DefectTests::failure)
        .findFirst();
  }

  private static Stream<Throwable> failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream();
  }
}
