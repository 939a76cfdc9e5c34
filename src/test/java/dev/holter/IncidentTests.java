package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.holter.internal.lint.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each incident is found before it was mended, and nothing is found after. */
class IncidentTests {
  private static final Pattern FOUND = Pattern.compile("(?m)^ *(?:error|warning) ([a-z-]+), ");

  static Stream<Class<?>> incidents() {
    return Arrays.stream(Incidents.class.getDeclaredClasses())
        .filter(type -> type.isAnnotationPresent(StepFunctionsTest.class));
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void an_incident_is_found(Class<?> type) {
    assertThat(found(type, "before")).contains(ruleOf(type));
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void nothing_is_found_when_it_is_mended(Class<?> type) {
    assertThat(failure(type, "after")).isEmpty();
  }

  @Test
  void every_rule_has_had_its_incident() {
    assertThat(incidents().map(IncidentTests::ruleOf))
        .containsExactlyInAnyOrderElementsOf(Rules.titles().keySet());
  }

  /** The classes are called like the rules. */
  private static String ruleOf(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> found(Class<?> type, String method) {
    Throwable failure = failure(type, method).orElseThrow();
    StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable beside : failure.getSuppressed()) {
      text.append('\n').append(beside.getMessage());
    }
    Matcher matcher = FOUND.matcher(text);
    return matcher.results().map(result -> result.group(1)).toList();
  }

  private static Optional<Throwable> failure(Class<?> type, String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            selectMethod(
                type,
                Arrays.stream(type.getDeclaredMethods())
                    .filter(each -> each.getName().equals(method))
                    .findFirst()
                    .orElseThrow()))
        .configurationParameter(HolterParameters.LINT, "fail")
        .execute()
        .allEvents()
        .finished()
        .stream()
        .flatMap(IncidentTests::thrown)
        .findFirst();
  }

  private static Stream<Throwable> thrown(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream();
  }
}
