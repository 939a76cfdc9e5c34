package dev.holter.internal.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.utils.DateTimeUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each value is what jsonata 2.0.6 for JavaScript shows of the instant. */
class IsoWeeksTests {

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
    String plain = IsoWeeks.shownIn(picture, millis, null);

    assertThat(DateTimeUtils.formatDateTime(millis, plain, null)).isEqualTo(shown);
  }
}
