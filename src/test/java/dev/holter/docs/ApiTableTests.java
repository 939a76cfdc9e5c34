package dev.holter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Explore;
import dev.holter.Fault;
import dev.holter.StepFunctionsTest;
import dev.holter.Transport;
import dev.holter.VirtualClock;
import dev.holter.assertj.ExecutionAssert;
import dev.holter.assertj.HeartbeatAssert;
import dev.holter.assertj.HeartbeatsAssert;
import dev.holter.assertj.HistoryAssert;
import dev.holter.assertj.HistoryEventAssert;
import dev.holter.assertj.TaskAttemptAssert;
import dev.holter.assertj.WorkerLifeAssert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set and asserted is in the tables of the pages, with its default. */
class ApiTableTests {
  private static final String WRITING = Page.named("writing-tests.md").text();

  /** Tells a test in a child world which one it is; nobody sets it by hand. */
  private static final Set<String> OURS = Set.of("holter.explore.world");

  @ParameterizedTest
  @ValueSource(
      classes = {
        TaskAttemptAssert.class,
        ExecutionAssert.class,
        HistoryAssert.class,
        HistoryEventAssert.class,
        HeartbeatAssert.class,
        HeartbeatsAssert.class,
        WorkerLifeAssert.class
      })
  void every_assertion_is_listed(Class<?> type) {
    String page = Page.named("assertions.md").text();

    assertThat(assertions(type))
        .isNotEmpty()
        .filteredOn(name -> !page.contains("`" + name + "`"))
        .isEmpty();
  }

  /** Without the twins for soft assertions, which one sentence is about. */
  private static Stream<String> assertions(Class<?> type) {
    return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
        .filter(one -> one.getName().startsWith("dev.holter."))
        .flatMap(one -> Arrays.stream(one.getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .filter(name -> !name.endsWith("Satisfies") && !name.endsWith("Satisfy"))
        .distinct();
  }

  @Test
  void every_fault_is_listed() {
    assertThat(Fault.class.getDeclaredMethods())
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .filteredOn(method -> Modifier.isStatic(method.getModifiers()))
        .extracting(Method::getName)
        .isNotEmpty()
        .filteredOn(name -> !WRITING.contains("\n| `" + name + "("))
        .isEmpty();
  }

  @Test
  void every_setting_is_listed_with_its_default() {
    for (Method setting : StepFunctionsTest.class.getDeclaredMethods()) {
      assertThat(Page.find(WRITING, "(?m)^(\\| .*`" + setting.getName() + "`.*)$"))
          .as(setting.getName())
          .singleElement()
          .asString()
          .contains(shown(Objects.requireNonNull(setting.getDefaultValue())));
    }
  }

  private static String shown(Object value) {
    if (value instanceof Integer number) {
      return String.format(Locale.ROOT, "%,d", number);
    }
    if (value instanceof Transport transport) {
      return "`Transport." + transport + "`";
    }
    return value.equals("") ? "`" + VirtualClock.DEFAULT_START + "`" : value.toString();
  }

  @Test
  void everything_that_an_exploration_may_differ_in_is_named() {
    String page = Page.named("search.md").text();

    assertThat(Explore.class.getDeclaredMethods())
        .extracting(Method::getName)
        .filteredOn(name -> !page.contains("`" + name + "`") && !page.contains(name + " ="))
        .isEmpty();
  }

  @Test
  void every_configuration_parameter_is_named() {
    String pages = Page.all().stream().map(Page::text).collect(Collectors.joining());

    assertThat(parameters())
        .contains("holter.agent")
        .filteredOn(name -> !OURS.contains(name))
        .filteredOn(name -> !Page.find(pages, "`-?D?(" + name + ")[`=]").contains(name))
        .isEmpty();
  }

  private static List<String> parameters() {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> Page.find(Page.read(file), "\"(holter\\.[a-z.]+)\"").stream())
          .distinct()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
