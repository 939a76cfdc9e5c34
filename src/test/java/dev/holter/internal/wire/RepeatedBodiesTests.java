package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepeatedBodiesTests {
  private final RepeatedBodies bodies = new RepeatedBodies();

  @Test
  void an_equal_body_is_the_one_that_came_first() {
    byte[] first = body("beat");

    assertThat(bodies.of(first)).isSameAs(first);
    assertThat(bodies.of(body("beat"))).isSameAs(first);
  }

  @Test
  void bodies_that_differ_stay_themselves_even_where_their_hashes_are_equal() {
    byte[] first = body("Aa");
    byte[] second = body("BB");

    assertThat(bodies.of(first)).isSameAs(first);
    assertThat(bodies.of(second)).isSameAs(second);
    assertThat(bodies.of(body("Aa"))).isEqualTo(first).isNotSameAs(first);
  }

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
