package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;

/** Every operation that the SDK has is served, and listed once on the page on what is served. */
@StepFunctionsTest
class ServedOperationsTests {
  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z]+)`");

  static Stream<Method> operations() {
    return Arrays.stream(SfnClient.class.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> SfnRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> !method.getName().endsWith("Paginator"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_operation_is_served(Method operation, SfnClient client)
      throws ReflectiveOperationException {
    Object builder = operation.getParameterTypes()[0].getMethod("builder").invoke(null);
    Method build = builder.getClass().getMethod("build");
    build.setAccessible(true);
    try {
      assertThat(operation.invoke(client, build.invoke(builder))).isNotNull();
    } catch (InvocationTargetException refused) {
      assertThat(refused.getCause())
          .isInstanceOf(SfnException.class)
          .extracting(error -> ((SfnException) error).awsErrorDetails().errorCode())
          .isNotIn("NotImplemented", "InternalFailure");
    }
  }

  @Test
  void the_page_lists_each_once() throws IOException {
    List<String> page = Files.readAllLines(Path.of("src", "docs", "served.md"));
    int start = page.indexOf("| operation | |") + 2;
    List<String> listed =
        page.subList(start, page.size()).stream()
            .takeWhile(line -> line.startsWith("|"))
            .map(row -> row.split("\\|", -1)[1])
            .flatMap(cell -> NAME.matcher(cell).results().map(found -> found.group(1)))
            .toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            operations().map(method -> capital(method.getName())).toList());
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
