package dev.holter.internal.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.choice.ChoiceOperators;
import dev.holter.internal.asl.expression.IntrinsicCall;
import dev.holter.internal.asl.map.ItemBatcher;
import dev.holter.internal.asl.map.ItemFile;
import dev.holter.internal.asl.map.ItemReader;
import dev.holter.internal.asl.map.ResultWriter;
import dev.holter.internal.asl.state.Catcher;
import dev.holter.internal.asl.state.ChoiceState;
import dev.holter.internal.asl.state.FailState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.asl.state.ParallelState;
import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.Retrier;
import dev.holter.internal.asl.state.SucceedState;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.asl.state.WaitState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page on what is served lists what the code reads: a field that is added or taken away changes
 * its row.
 */
class SupportedFieldsTests {
  private static final Set<String> EVERYWHERE = Set.of("Type", "Comment", "QueryLanguage");

  private static final Map<String, Class<?>> OWNERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("`Task`", TaskState.class),
              Map.entry("`Wait`", WaitState.class),
              Map.entry("`Pass`", PassState.class),
              Map.entry("`Succeed`", SucceedState.class),
              Map.entry("`Fail`", FailState.class),
              Map.entry("`Choice`", ChoiceState.class),
              Map.entry("`Parallel`", ParallelState.class),
              Map.entry("`Map`", MapState.class),
              Map.entry("in `ItemReader`", ItemReader.class),
              Map.entry("in `ReaderConfig`", ItemFile.class),
              Map.entry("in `ItemBatcher`", ItemBatcher.class),
              Map.entry("in `ResultWriter`", ResultWriter.class),
              Map.entry("an entry of `Catch`", Catcher.class),
              Map.entry("an entry of `Retry`", Retrier.class)));

  @Test
  void the_page_lists_the_fields_of_every_state() {
    List<String> rows = new ArrayList<>();
    OWNERS.forEach((name, owner) -> rows.add(row(name, owner)));

    assertThat(rows(page(), "| | in both languages")).containsExactlyElementsOf(rows);
  }

  @Test
  void the_page_lists_the_intrinsic_functions() {
    assertThat(line(page(), "Intrinsic functions: "))
        .isEqualTo("Intrinsic functions: " + code(IntrinsicCall.FUNCTIONS.names()) + ".");
  }

  @Test
  void the_page_lists_the_comparisons() {
    assertThat(line(page(), "Comparisons: "))
        .isEqualTo("Comparisons: " + code(ChoiceOperators.names()) + ".");
  }

  private static String row(String name, Class<?> owner) {
    return "| "
        + name
        + " | "
        + code(fields(owner, "FIELDS"))
        + " | "
        + code(fields(owner, "IN_JSON_PATH"))
        + " | "
        + code(fields(owner, "IN_JSONATA"))
        + " |";
  }

  private static String code(Iterable<String> names) {
    Set<String> sorted = new TreeSet<>();
    names.forEach(sorted::add);
    sorted.removeAll(EVERYWHERE);
    return sorted.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static Set<String> fields(Class<?> owner, String constant) {
    try {
      Field field = owner.getDeclaredField(constant);
      field.setAccessible(true);
      return ((Set<?>) field.get(null))
          .stream().map(String.class::cast).collect(Collectors.toSet());
    } catch (NoSuchFieldException none) {
      return Set.of();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> rows(List<String> page, String head) {
    int start = page.indexOf(line(page, head)) + 2;
    return page.subList(start, page.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static String line(List<String> page, String start) {
    return page.stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow(() -> new AssertionError("served.md has no line that starts with " + start));
  }

  private static List<String> page() {
    try {
      return Files.readAllLines(Path.of("src", "docs", "served.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
