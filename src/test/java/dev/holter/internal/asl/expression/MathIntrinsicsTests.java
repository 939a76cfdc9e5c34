package dev.holter.internal.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathIntrinsicsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-9, 3 | -6",
        "1.49, 1.5 | 3",
        "-1.5, -1.51 | -3",
        "-0.5, 0.5 | 1",
        "-3.5, 0 | -3",
        "2147483646, 1 | 2147483647",
        "-2147483647, -1 | -2147483648",
      })
  void each_number_is_rounded_and_then_added(String numbers, String sum) {
    assertThat(Asl.value("States.MathAdd(" + numbers + ")", "{}")).isEqualTo(sum);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1, 100, 42 | 63",
        "1, 1000, 1 | 106",
        "1, 1000, 2 | 806",
        "1, 10, -10 | 1",
        "1, 5, 42 | 3",
        "2147483640, 2147483647, 1 | 2147483644",
      })
  void a_seed_gives_the_number_that_the_service_gives(String arguments, String number) {
    assertThat(Asl.value("States.MathRandom(" + arguments + ")", "{}")).isEqualTo(number);
  }

  @Test
  void a_seed_covers_a_range_beyond_32_bits() {
    assertThat(Asl.value("States.MathRandom(-2147483648, 2147483647, 7)", "{}"))
        .isEqualTo(Asl.value("States.MathRandom(-2147483648, 2147483647, 7)", "{}"))
        .matches("-?\\d{1,10}");
  }

  @Test
  void without_a_seed_the_number_is_drawn_from_the_start_to_before_the_end() {
    assertThat(
            Asl.value(
                "States.Array(States.MathRandom(1.9, 3.9), States.MathRandom(1, 3),"
                    + " States.MathRandom(1, 3))",
                "{}"))
        .isEqualTo("[1,2,2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.MathAdd(2147483647, 1)",
        "States.MathAdd(-2147483648, -1)",
        "States.MathAdd(3000000000, -3000000000)",
        "States.MathAdd('1', 1)",
        "States.MathAdd(1, null)",
        "States.MathAdd(true, 1)",
        "States.MathRandom(1, 1)",
        "States.MathRandom(10, 5)",
        "States.MathRandom(1.4, 1.6)",
        "States.MathRandom('1', 10)",
        "States.MathRandom(1, null)",
        "States.MathRandom(1, 10, 'seed')",
        "States.MathRandom(1, 10, null)",
      })
  void other_arguments_are_invalid(String call) {
    String function = call.substring(0, call.indexOf('('));

    assertThat(Asl.problem(call, "{}"))
        .isEqualTo(IntrinsicCallTests.invalidArguments(call, function));
  }
}
