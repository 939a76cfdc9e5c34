package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.StateError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrierTests {

  @Test
  void retries_three_times_after_one_two_and_four_seconds_by_default() {
    Retrier retrier = retrier("");

    assertThat(retrier.maxAttempts()).isEqualTo(3);
    assertThat(retrier.delay(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retrier.delay(2, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(retrier.delay(3, 0)).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ",'IntervalSeconds':3,'BackoffRate':1.5 | 2 | PT4.5S",
        ",'IntervalSeconds':1,'BackoffRate':1.1 | 4 | PT1.331S",
        ",'IntervalSeconds':1,'BackoffRate':1.0000001 | 2 | PT1.0000001S",
        ",'IntervalSeconds':1,'BackoffRate':1.0000000004 | 2 | PT1S",
        ",'IntervalSeconds':1,'BackoffRate':1.0000000005 | 2 | PT1.000000001S",
        ",'IntervalSeconds':7,'BackoffRate':1 | 99999999 | PT7S",
        ",'IntervalSeconds':0,'BackoffRate':10 | 50 | PT0S",
        "`` | 5 | PT16S",
        ",'MaxDelaySeconds':10 | 5 | PT10S",
        ",'MaxDelaySeconds':16 | 5 | PT16S",
        ",'BackoffRate':1.5,'MaxDelaySeconds':2 | 2 | PT1.5S",
        ",'MaxDelaySeconds':31622400 | 99999999 | PT8784H",
        "`` | 99999999 | PT1000000000000S",
        ",'BackoffRate':1e300,'IntervalSeconds':99999999 | 99999999 | PT1000000000000S",
        ",'BackoffRate':1.0000001,'IntervalSeconds':99999999 | 99999999 | PT1000000000000S",
      })
  void delays_grow_by_the_rate_up_to_the_longest(String fields, long retry, Duration delay) {
    assertThat(retrier(fields).delay(retry, 0.5)).isEqualTo(delay);
  }

  @ParameterizedTest
  @CsvSource({"0, PT0S", "0.25, PT4S", "0.1234567891, PT1.975308626S", "1, PT16S"})
  void full_jitter_takes_a_part_of_the_delay(double random, Duration delay) {
    assertThat(retrier(",'JitterStrategy':'FULL'").delay(5, random)).isEqualTo(delay);
  }

  @Test
  void no_jitter_takes_the_whole_delay() {
    assertThat(retrier(",'JitterStrategy':'NONE'").delay(5, 0.1)).isEqualTo(Duration.ofSeconds(16));
  }

  @Test
  void no_attempts_are_legal() {
    assertThat(retrier(",'MaxAttempts':0").maxAttempts()).isZero();
  }

  @Test
  void is_meant_for_its_errors() {
    assertThat(retrier("").matches(StateError.failed("E", null))).isTrue();
    assertThat(retrier("").matches(StateError.failed("F", null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | These fields are required: [ErrorEquals] at /States/S/Retry[0]",
        "{'ErrorEquals':['E'],'Next':'S'} | Field 'Next' is not supported at /States/S/Retry[0]",
        "{'ErrorEquals':['E'],'IntervalSeconds':-1}"
            + " | Minimum value is 0 at /States/S/Retry[0]/IntervalSeconds",
        "{'ErrorEquals':['E'],'MaxAttempts':-1}"
            + " | Minimum value is 0 at /States/S/Retry[0]/MaxAttempts",
        "{'ErrorEquals':['E'],'MaxAttempts':100000000}"
            + " | Maximum value is 99999999 at /States/S/Retry[0]/MaxAttempts",
        "{'ErrorEquals':['E'],'BackoffRate':0.99}"
            + " | Minimum value is 1.0 at /States/S/Retry[0]/BackoffRate",
        "{'ErrorEquals':['E'],'BackoffRate':'2'}"
            + " | Expected value of type Number at /States/S/Retry[0]/BackoffRate",
        "{'ErrorEquals':['E'],'MaxDelaySeconds':31622401}"
            + " | Maximum value is 31622400 at /States/S/Retry[0]/MaxDelaySeconds",
        "{'ErrorEquals':['E'],'IntervalSeconds':5,'MaxDelaySeconds':5} | The field"
            + " 'MaxDelaySeconds' should be greater than 'IntervalSeconds'"
            + " at /States/S/Retry[0]/MaxDelaySeconds",
        "{'ErrorEquals':['E'],'JitterStrategy':'HALF'} | Value should be one of the following:"
            + " [NONE, FULL] at /States/S/Retry[0]/JitterStrategy",
      })
  void an_entry_that_cannot_be_is_refused(String entry, String refusal) {
    assertThat(Asl.refusalOfTask(",'Retry':[" + entry + "]"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + refusal);
  }

  private static Retrier retrier(String fields) {
    return Asl.task(",'Retry':[{'ErrorEquals':['E']" + fields + "}]").retriers().get(0);
  }
}
