package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is what jsonata 2.0.6 for JavaScript shows of the number. */
class NumberPictureTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12345.6, '#,###.00' | 12,345.60",
        "0.234, '#.00e0' | 0.23e0",
        "0.00123, '0.00e0' | 1.23e-3",
        "12345.6, '00.0e00' | 12.3e03",
        "-0.00123, '0.00e0' | -1.23e-3",
        "1234567.891, '9,9,99.99' | 1234,5,67.89",
        "12345678, '#,###,####' | 1,234,5678",
        "1.5, '0.00;(0.00)' | 1.50",
        "-1.5, '0.00;(0.00)' | (1.50)",
        "-5, '#' | -5",
        "0.14, '01%' | 14%",
        "0.14, '0‰' | 140‰",
        "0.5, '#.#' | .5",
        "1, '#.#' | 1.0",
        "2.5, '0' | 2",
        "1e100, '#' | 1",
        "1234.5, '#.##0,0', {'decimal-separator':',','grouping-separator':'.'} | 1.234,5",
        "12, '٠٠٠', {'zero-digit':'٠'} | ٠١٢",
        "5, '$#0' | $5",
        "1, '#,##,##0' | ,1,",
        "1, '#,##0.###,#' | 1.,",
        "1, '#.00e0' | 1.00e0",
        "1, '#e0' | 1.e0",
        "0, '0.0e0' | 0.0e0",
        "1e300, '0.0' | 1e+300.0",
        "1e20, '0%' | 1e+22%",
        "99.995, '0.00' | 100.00",
        "-0.005, '0.00' | -0.00",
      })
  void shows_a_number(String arguments, String shown) {
    assertThat(of(arguments)).startsWith("\"" + shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'0;0;0' | D3080",
        "'0.0.0' | D3081",
        "'0%%' | D3082",
        "'‰0‰' | D3083",
        "'%‰0' | D3084",
        "',' | D3088",
        "'.' | D3085",
        "'0e' | D3093",
        "'$0.0e0' | D3093",
        "'x' | D3086",
        "'' | D3086",
        "'0a0' | D3086",
        "'#,.0' | D3087",
        "'#,' | D3088",
        "'#,,#0' | D3089",
        "'0#.0' | D3090",
        "'0.#0' | D3091",
        "'0e0%' | D3092",
        "'0e#' | D3093",
      })
  void refuses_a_picture(String picture, String code) {
    assertThat(of("1, " + picture)).startsWith(code + ": ");
  }

  private static String of(String arguments) {
    return Evaluations.of("$formatNumber(" + arguments + ")", NullNode.getInstance());
  }
}
