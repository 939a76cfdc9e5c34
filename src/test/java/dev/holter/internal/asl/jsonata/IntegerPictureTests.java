package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is what jsonata 2.0.6 for JavaScript makes of the number or the text. */
class IntegerPictureTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$formatInteger(1234,\"w\") | \"one thousand, two hundred and thirty-four\"",
        "$formatInteger(1234,\"Ww;o\") | \"One Thousand, Two Hundred and Thirty-Fourth\"",
        "$formatInteger(21,\"W;o\") | \"TWENTY-FIRST\"",
        "$formatInteger(1000000,\"w;o\") | \"one millionth\"",
        "$formatInteger(1e15,\"a\") | \"gbdpxgrzxjl\"",
        "$formatInteger(702,\"A\") | \"ZZ\"",
        "$formatInteger(703,\"a\") | \"aaa\"",
        "$formatInteger(3999,\"I\") | \"MMMCMXCIX\"",
        "$formatInteger(-5,\"0000\") | \"-0005\"",
        "$formatInteger(12345,\"#,##0\") | \"12,345\"",
        "$formatInteger(1234,\"#.##0\") | \"1.234\"",
        "$formatInteger(1234,\"#,#0,0\") | \"1,23,4\"",
        "$formatInteger(7,\"##,##,##0\") | \",7\"",
        "$formatInteger(21,\"0;o\") | \"21st\"",
        "$formatInteger(12,\"1;o\") | \"12th\"",
        "$formatInteger(12345,\"٠\") | \"١٢٣٤٥\"",
        "$formatInteger(7,\"w;\") | \"seven\"",
        "$formatInteger(1,\"x\") | D3130: Formatting or parsing an integer as a sequence starting with \"x\" is not supported by this implementation",
        "$formatInteger(1000,\"&#x3b1;\") | \"1&0x0b0\"",
        "$formatInteger(1,\"0٠\") | D3131: In a decimal digit pattern, all digits must be from the same decimal group",
        "$parseInteger(\"12\",\"0\") | 12",
        "$parseInteger(\" 12 \",\"#0\") | 12",
        "$parseInteger(\"٣\",\"0\") | \"NaN\"",
        "$parseInteger(\"\",\"0\") | \"NaN\"",
        "$parseInteger(\"1.5\",\"0\") | 1",
        "$parseInteger(\"1,234\",\"0\") | 1",
        "$parseInteger(\"1,234\",\"#,##0\") | 1234",
        "$parseInteger(\"12,34,567\",\"#,##0\") | 1234567",
        "$parseInteger(\"1,234\",\"#.##0\") | 1234",
        "$parseInteger(\"twelve\",\"w\") | 12",
        "$parseInteger(\"twelfth\",\"w;o\") | 12",
        "$parseInteger(\"one hundred and twenty-three\",\"w\") | 123",
        "$parseInteger(\"One Hundred\",\"Ww\") | 100",
        "$parseInteger(\"one million, two thousand and one\",\"W\") | 1002001",
        "$parseInteger(\"abc\",\"w\") | \"NaN\"",
        "$parseInteger(\"XIV\",\"I\") | 14",
        "$parseInteger(\"xiv\",\"i\") | 14",
        "$parseInteger(\"IIII\",\"I\") | 4",
        "$parseInteger(\"xiv\",\"I\") | \"NaN\"",
        "$parseInteger(\"AZ\",\"A\") | 52",
        "$parseInteger(\"zz\",\"a\") | 702",
        "$parseInteger(\"21st\",\"0;o\") | 21",
        "$parseInteger(\"3rd\",\"#0;o\") | 3",
        "$parseInteger(\"1\",\"#,###\") | D3130: Formatting or parsing an integer as a sequence starting with \"#,###\" is not supported by this implementation",
        "$parseInteger(\"1\",\"x\") | D3130: Formatting or parsing an integer as a sequence starting with \"x\" is not supported by this implementation",
        "$parseInteger(\"1\",\"\") | D3130: Formatting or parsing an integer as a sequence starting with \"\" is not supported by this implementation",
        "$parseInteger(\"12\",\"0 000\") | 12",
        "$parseInteger(\"-5\",\"0;c(th)\") | -5",
        "$parseInteger(\"0x1F\",\"0\") | 31",
      })
  void a_picture_is_shown_and_read(String expression, String value) {
    assertThat(Evaluations.of(expression, NullNode.getInstance())).isEqualTo(value);
  }
}
