package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an annotation can set, code can set under the same name. */
class ParityTests {

  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void the_builder_of_the_extension_offers_what_the_annotation_does() {
    Set<String> inCode = names(StepFunctionsExtension.Builder.class);
    inCode.remove("build");

    assertThat(inCode).isEqualTo(names(StepFunctionsTest.class));
  }
}
