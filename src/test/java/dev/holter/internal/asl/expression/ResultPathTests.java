package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;

class ResultPathTests {

  private static final JsonNode INPUT = Asl.json("{'a':1}");
  private static final JsonNode RESULT = Asl.json("{'r':2}");

  @Test
  void without_a_path_the_result_is_discarded() {
    assertThat(new ResultPath(null).apply(INPUT, RESULT)).isSameAs(INPUT);
  }

  @Test
  void the_root_replaces_the_input() {
    assertThat(new ResultPath(ReferencePath.parse("$")).apply(INPUT, RESULT)).isSameAs(RESULT);
  }

  @Test
  void a_place_receives_the_result() {
    assertThat(new ResultPath(ReferencePath.parse("$.b")).apply(INPUT, RESULT))
        .isEqualTo(Asl.json("{'a':1,'b':{'r':2}}"));
  }
}
