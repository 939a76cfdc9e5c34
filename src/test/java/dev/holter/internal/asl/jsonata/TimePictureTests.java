package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is what jsonata 2.0.6 for JavaScript makes of the time or the text. */
class TimePictureTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$fromMillis(1741344030456,\"[Mn,3]\") | \"march\"",
        "$fromMillis(1741344030456,\"[MNn,3]\") | \"March\"",
        "$fromMillis(1741344030456,\"[MNn,3-3]\") | \"Mar\"",
        "$fromMillis(1741344030456,\"[FNn,3-3]\") | \"Fri\"",
        "$fromMillis(1741344030456,\"[D1o] [MNn] [Y]\") | \"7th March 2025\"",
        "$fromMillis(1741344030456,\"[Yw]\") | \"two thousand and twenty-five\"",
        "$fromMillis(1741344030456,\"[Y,2-2]\") | \"25\"",
        "$fromMillis(1741344030456,\"[X,2]\") | \"2025\"",
        "$fromMillis(1741344030456,\"[h]:[m01] [PN]\") | \"10:40 AM\"",
        "$fromMillis(1741344030456,\"[[Y]]\") | \"[Y]\"",
        "$fromMillis(1741344030456,\"[ Y ]\") | \"2025\"",
        "$fromMillis(1741344030456,\"[d001]\") | \"066\"",
        "$fromMillis(1741344030456,\"[F1]\") | \"5\"",
        "$fromMillis(1741344030456,\"[EN]\") | \"ISO\"",
        "$fromMillis(-1,\"[W01]\") | \"01\"",
        "$fromMillis(1709164800000,\"[w]\") | \"5\"",
        "$fromMillis(1e15,\"[X0001]\") | \"33658\"",
        "$fromMillis(0,\"[Yo]\") | D3130: Formatting or parsing an integer as a sequence starting with \"o\" is not supported by this implementation",
        "$fromMillis(0,\"[YN]\") | D3133: The 'name' modifier can only be applied to months and days in the date/time picture string, not \"Y\"",
        "$fromMillis(0,\"[f#]\") | D3130: Formatting or parsing an integer as a sequence starting with \"#\" is not supported by this implementation",
        "$fromMillis(0,\"[Z000000]\") | D3134: The timezone integer format specifier cannot have more than four digits",
        "$fromMillis(0,\"[]\") | D3132: Unknown component specifier \"\" in date/time picture string",
        "$fromMillis(0,\"[Y\") | D3135: No matching closing bracket ']' in date/time picture string",
        "$fromMillis(0,\"[H01][m01] [z]\",\"+0530\") | \"0530 GMT+05:30\"",
        "$fromMillis(0,\"[Z0] [z0]\",\"-0500\") | \"-5 GMT-5\"",
        "$fromMillis(0,\"[Z00:00t]\",\"+0000\") | \"Z\"",
        "$fromMillis(0,\"[Z00:00t]\",\"-0030\") | \"-01:30\"",
        "$fromMillis(0,\"[H01][m01] [z]\",\" +0100\") | \"0100 GMT+01:00\"",
        "$toMillis(\"2025-03-07\") | 1741305600000",
        "$toMillis(\"2025-03-07T10:20:30.4567891Z\") | 1741342830456",
        "$toMillis(\"2025-03-07T10:20:30+0100\") | 1741339230000",
        "$toMillis(\"2025-03-07T24:00:00Z\") | 1741392000000",
        "$toMillis(\"2025-02-30\") | 1740873600000",
        "$toMillis(\"2025-02-29T00:00:00Z\") | 1740787200000",
        "$toMillis(\"2025-13-01\") | \"NaN\"",
        "$toMillis(\"2025-03-07 10:20:30\") | D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given \"2025-03-07 10:20:30\"",
        "$toMillis(\"20250307102030\",\"[Y0001][M01][D01][H01][m01][s01]\") | 1744977780000",
        "$toMillis(\"7th March 2025\",\"[D1o] [MNn] [Y]\") | 1741305600000",
        "$toMillis(\"MARCH 7, 2025\",\"[MN] [D], [Y]\") | D3136: The date/time picture string is missing specifiers required to parse the timestamp",
        "$toMillis(\"Mar 7, 2025\",\"[MNn,3-3] [D], [Y]\") | 1741305600000",
        "$toMillis(\"2025-066\",\"[Y]-[d]\") | 1741305600000",
        "$toMillis(\"2025-366\",\"[Y]-[d]\") | 1735689600000",
        "$toMillis(\"2025-13-07\",\"[Y]-[M]-[D]\") | 1767744000000",
        "$toMillis(\"2025-02-30\",\"[Y]-[M]-[D]\") | 1740873600000",
        "$toMillis(\"2025-00-00\",\"[Y]-[M]-[D]\") | 1735603200000",
        "$toMillis(\"twenty\",\"[Yw]\") | -1577923200000",
        "$toMillis(\"two thousand and twenty\",\"[Yw]\") | 1577836800000",
        "$toMillis(\"MMXXV\",\"[YI]\") | 1735689600000",
        "$toMillis(\"25\",\"[Y,2]\") | -1420070400000",
        "$toMillis(\"2025-W10-5\",\"[X]-W[W]-[F1]\") | D3136: The date/time picture string is missing specifiers required to parse the timestamp",
        "$toMillis(\"2025-03-07x\",\"[Y]-[M]-[D]\") | undefined",
        "$toMillis(\"2025-03-07T10:20+01:00\",\"[Y]-[M]-[D]T[H]:[m][Z01:01]\") | 1741339200000",
        "$toMillis(\"2025-03-07T10:20+1\",\"[Y]-[M]-[D]T[H]:[m][Z0]\") | 1741339200000",
        "$toMillis(\"2018 3\",\"[Y] [H]\") | D3136: The date/time picture string is missing specifiers required to parse the timestamp",
        "$toMillis(\"2025\",\"[YN]\") | D3133: The 'name' modifier can only be applied to months and days in the date/time picture string, not \"Y\"",
        "$toMillis(\"1\",\"[E]\") | D3133: The 'name' modifier can only be applied to months and days in the date/time picture string, not \"E\"",
        "$toMillis(\"2,025\",\"[Y9,999]\") | undefined",
      })
  void a_time_is_shown_and_read(String expression, String value) {
    assertThat(Evaluations.of(expression, NullNode.getInstance())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1483228800000 | [X0001]-W[W01] | 2016-W52",
        "1483228800000 | [w] | 5",
        "1546214400000 | [X0001]-W[W01]-[F1] | 2019-W01-1",
        "1580515200000 | [xNn] [w] | January 5",
        "1604102400000 | [xNn] | October",
        "1577750400000 | [xNn]-[w] | January-1",
        "1612051200000 | [w] [xNn] [X] | 4 January 2021",
      })
  void a_week_belongs_to_where_its_thursday_is(long millis, String picture, String shown) {
    assertThat(TimeFormat.shown((double) millis, picture, null)).isEqualTo(shown);
  }

  /** The clock stands at 10:20:30.456 of the first of March 2025. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "25:61 | [H]:[m] | 2025-03-02T02:01:00.000Z",
        "12:20 AM | [h]:[m] [PN] | 2025-03-01T00:20:00.000Z",
        "12:20 pm | [h]:[m] [Pn] | 2025-03-01T12:20:00.000Z",
        "12:20 Pm | [h]:[m] [Pn] | 2025-03-01T00:20:00.000Z",
        "07 | [M] | 2025-07-01T00:00:00.000Z",
        "Friday | [FNn] | 2025-03-01T10:20:30.456Z",
        "7 | [f] | 2025-03-01T10:20:30.007Z",
      })
  void what_is_left_away_is_that_of_now(String text, String picture, String read) {
    assertThat(
            Evaluations.of(
                "$fromMillis($toMillis('" + text + "', '" + picture + "'))",
                NullNode.getInstance()))
        .isEqualTo('"' + read + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "[H][H][H][H][H][H][H][H]x",
    "[Yw][Mw][Dw][Hw][mw]x",
  })
  void a_picture_that_reads_again_and_again_ends(String picture) {
    String text = picture.contains("w") ? "oneone".repeat(150) : "1".repeat(900);
    assertThat(
            Evaluations.of("$toMillis('" + text + "', '" + picture + "')", NullNode.getInstance()))
        .containsAnyOf("timeout", "Stack overflow", "undefined");
  }
}
