package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;

class PathFilterTests {

  private static final JsonNode VALUE = Asl.json("{'a':1}");

  @Test
  void without_a_path_everything_is_discarded() {
    assertThat(new PathFilter(null).apply(VALUE, Asl.context())).isEqualTo(Asl.json("{}"));
  }

  @Test
  void the_whole_value_is_handed_on_even_if_it_is_null() {
    assertThat(PathFilter.ALL.apply(VALUE, Asl.context())).isSameAs(VALUE);
    assertThat(PathFilter.ALL.apply(Asl.json("null"), Asl.context())).isEqualTo(Asl.json("null"));
  }

  @Test
  void a_path_selects() {
    PathFilter filter = new PathFilter(AslPath.compile("$.a"));

    assertThat(filter.apply(VALUE, Asl.context())).isEqualTo(Asl.json("1"));
    assertThat(Asl.failure(() -> filter.apply(Asl.json("{}"), Asl.context())))
        .isEqualTo("States.Runtime: Invalid path '$.a' : No results for path: $['a']");
    assertThat(Asl.failure(() -> filter.apply(Asl.json("null"), Asl.context())))
        .isEqualTo("States.Runtime: Unable to apply Path transformation to null or empty input.");
  }
}
