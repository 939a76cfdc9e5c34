package dev.holter.internal.asl.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The selectors of the public comparison of JSONPath implementations, written down anew, and more
 * of their kinds; and generated ones where json-path 2.0.0 lies beside the build.
 */
class PathTests {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GENERATED = 20_000;
  private static final Limit NONE =
      new Limit() {
        @Override
        public void look() {}

        @Override
        public void read() {}
      };

  static List<ComparisonCase> comparison() {
    return ComparisonCase.all();
  }

  @ParameterizedTest
  @MethodSource("comparison")
  void a_selector_selects_what_it_does_in_the_dialect_of_the_service(ComparisonCase one)
      throws JsonProcessingException {
    assertThat(outcome(one.selector(), one.document())).isEqualTo(one.expected());
  }

  @Test
  void the_table_says_what_the_library_of_that_version_does() {
    assumeTrue(JsonPath200.present(), "json-path 2.0.0 does not lie beside the build");
    JsonPath200 library = new JsonPath200();

    assertThat(ComparisonCase.all())
        .hasSizeGreaterThan(600)
        .allSatisfy(
            one ->
                assertThat(library.outcome(one.selector(), one.document()))
                    .as(one.toString())
                    .isEqualTo(one.expected()));
  }

  @Test
  void generated_selectors_select_what_they_do_in_the_library_of_that_version()
      throws JsonProcessingException {
    assumeTrue(JsonPath200.present(), "json-path 2.0.0 does not lie beside the build");
    JsonPath200 library = new JsonPath200();
    List<String> documents =
        ComparisonCase.all().stream().map(ComparisonCase::document).distinct().toList();
    Random random = new Random(20150301);
    List<String> differences = new ArrayList<>();
    int selecting = 0;
    for (int i = 0; i < GENERATED; i++) {
      String selector = selector(random);
      String document = documents.get(random.nextInt(documents.size()));
      String expected = library.outcome(selector, document);
      String actual = outcome(selector, document);
      selecting += expected.startsWith("fails") || expected.equals("refused") ? 0 : 1;
      if (!actual.equals(expected)) {
        differences.add(selector + " of " + document + "\n  " + actual + "\n  " + expected);
      }
    }

    assertThat(differences).isEmpty();
    assertThat(selecting).isGreaterThan(GENERATED / 5);
  }

  private static final String[] STEPS = {
    ".a",
    ".b",
    ".key",
    ".c",
    "..key",
    "..a",
    "[0]",
    "[1]",
    "[-1]",
    "[0:2]",
    "[1:]",
    "[:2]",
    "[-2:]",
    "[*]",
    ".*",
    "['a']",
    "['key']",
    "['a','b']",
    "[0,1]",
    "..*",
    "[(@.length-1)]",
    "..[0]",
    ".store",
    ".book",
    "..book",
    ".title",
    ".x",
    ".list",
    ".length()",
    ".array",
    ".object",
    " ",
    ".",
    "]",
    "'"
  };
  private static final String[] OPERANDS = {
    "@.key",
    "@.a",
    "@",
    "@[0]",
    "@.b.c",
    "$[0].key",
    "42",
    "'some'",
    "some",
    "null",
    "true",
    "1",
    "/s.*/i",
    "'42'",
    "@.price",
    "@.key.key",
    "@.a.b",
    "$.limit",
    "!@.a",
    "@.*"
  };
  private static final String[] OPERATORS = {"==", "!=", "<", ">", "<=", ">=", "=~", " == "};
  private static final String[] JOINTS = {"&&", "||", " && ", " || "};

  private static String selector(Random random) {
    StringBuilder selector = new StringBuilder("$");
    for (int i = random.nextInt(4); i >= 0; i--) {
      selector.append(
          random.nextInt(4) == 0 ? "[?(" + condition(random) + ")]" : any(random, STEPS));
    }
    return selector.toString().trim();
  }

  private static String condition(Random random) {
    StringBuilder condition = new StringBuilder();
    int joints = random.nextInt(3);
    for (int i = 0; i <= joints; i++) {
      condition.append(i == 0 ? "" : any(random, JOINTS)).append(any(random, OPERANDS));
      if (random.nextInt(4) > 0) {
        condition.append(any(random, OPERATORS)).append(any(random, OPERANDS));
      }
    }
    return condition.toString();
  }

  private static String any(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String outcome(String selector, String document) throws JsonProcessingException {
    Path path;
    try {
      path = Path.compile(selector);
    } catch (InvalidPathException none) {
      return "refused";
    }
    JsonNode value = JSON.readTree(document);
    try {
      return JSON.writeValueAsString(path.read(value, NONE));
    } catch (PathNotFoundException | InvalidPathException unfit) {
      return "fails: " + words(unfit);
    } catch (IllegalArgumentException incomparable) {
      return "fails";
    }
  }

  /** What follows shows the value, in the form of whatever holds JSON in memory. */
  static String words(RuntimeException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("(?s) Current context is: .*", "");
  }
}
