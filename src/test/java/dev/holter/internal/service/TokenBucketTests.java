package dev.holter.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTests {
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

  private final TokenBucket bucket = new TokenBucket(3, 2, START);

  private int takenAt(Duration since) {
    int taken = 0;
    while (bucket.take(START.plus(since))) {
      taken++;
    }
    return taken;
  }

  @Test
  void it_is_full_at_first() {
    assertThat(takenAt(Duration.ZERO)).isEqualTo(3);
  }

  @Test
  void half_a_second_is_one_of_two_a_second_and_less_is_none() {
    takenAt(Duration.ZERO);

    assertThat(takenAt(Duration.ofMillis(500).minusNanos(1))).isZero();
    assertThat(takenAt(Duration.ofMillis(500))).isEqualTo(1);
  }

  @Test
  void it_never_holds_more_than_its_size() {
    takenAt(Duration.ZERO);

    assertThat(takenAt(Duration.ofSeconds(1))).isEqualTo(2);
    assertThat(takenAt(Duration.ofDays(36_500))).isEqualTo(3);
  }
}
