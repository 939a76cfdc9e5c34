package dev.holter.internal.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WildcardPatternTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "foo*.log | foo23.log | true",
        "foo*.log | foo.log | true",
        "foo*.log | foobar.zebra | false",
        "*.log | zebra.log | true",
        "foo* | foobar.zebra | true",
        "* | `` | true",
        "** | anything at all | true",
        "`` | `` | true",
        "`` | a | false",
        "a | a | true",
        "a | A | false",
        "a.c | abc | false",
        "aba*aba | ababa | false",
        "aba*aba | abaaba | true",
        "a*b*c | axbxc | true",
        "a*b*c | axxc | false",
        "a*bc*bc | abcbc | true",
        "a*bc*bc | abc | false",
        "*ab*ba* | aba | false",
        "log-*-*-done | log-2025-04-done | true",
        "a\\*b | a*b | true",
        "a\\*b | axb | false",
        "a\\\\*b | a\\xb | true",
        "a\\\\*b | axb | false",
        "a\\\\\\*b | a\\*b | true",
      })
  void a_star_stands_for_any_characters(String pattern, String text, boolean matches) {
    assertThat(WildcardPattern.parse(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void a_star_stands_for_line_ends_too() {
    assertThat(WildcardPattern.parse("a*b").matches("a\r\n\n😀b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\", "a\\b", "*\\n*"})
  void a_backslash_escapes_nothing_else(String pattern) {
    assertThat(Asl.failure(() -> WildcardPattern.parse(pattern)))
        .isEqualTo(
            "States.Runtime: The StringMatches pattern contains an open escape backslash: "
                + pattern);
  }
}
