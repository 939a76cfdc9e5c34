package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolUsesTests {
  private final Object pool = new Object();
  private final Object one = new Object();
  private final Object another = new Object();

  @AfterEach
  void close() {
    PoolUses.end(one);
    PoolUses.end(another);
  }

  @Test
  void one_after_the_other_is_fine() {
    PoolUses.begin(pool, one);
    PoolUses.enter(pool, "pool-1-thread-1");
    PoolUses.end(one);
    PoolUses.begin(pool, another);

    assertThat(PoolUses.sharedBy(another)).isEmpty();
  }

  @Test
  void a_pool_whose_threads_stay_in_real_time_may_be_shared() {
    PoolUses.begin(pool, one);
    PoolUses.begin(pool, another);

    assertThat(PoolUses.sharedBy(one)).isEmpty();
  }

  @Test
  void what_was_shared_once_stays_so_for_whoever_uses_it() {
    PoolUses.enter(pool, "pool-1-thread-1");
    PoolUses.begin(pool, one);
    PoolUses.begin(pool, another);
    PoolUses.end(one);

    assertThat(PoolUses.sharedBy(another)).isEqualTo(List.of("Object of [pool-1-thread-1]"));
    assertThat(PoolUses.sharedBy(one)).isEmpty();
  }

  @Test
  void the_common_pool_is_no_tests() {
    assertThat(SharedPools.is(ForkJoinPool.commonPool(), Thread.currentThread())).isTrue();
    assertThat(SharedPools.is(pool, Thread.currentThread())).isFalse();
  }
}
