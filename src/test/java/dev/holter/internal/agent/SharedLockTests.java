package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import dev.holter.internal.agent.boot.HookTable;
import dev.holter.internal.time.HookedThread;
import dev.holter.internal.time.ParkedFor;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lock that threads off the clock share, and that one on the clock wants for itself. */
class SharedLockTests {
  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  /** It is free, and the wake-up is on its way, when it comes to be asked who shares it. */
  private static final class GivenFreeMeanwhile implements ParkedFor {
    private boolean isAsked;

    @Override
    public @Nullable Thread owner() {
      Thread next = isAsked ? Thread.currentThread() : null;
      isAsked = true;
      return next;
    }

    @Override
    public boolean isSharedBeyond(Collection<Thread> threads) {
      return false;
    }
  }

  @Test
  void time_stands_still_if_it_is_given_free_just_before_the_wait() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> {
            own().park(new GivenFreeMeanwhile(), null);
            seen.add(clock.elapsed());
          });

      clock.advanceBy(Duration.ofHours(1));

      assertThat(seen).containsExactly(Duration.ZERO);
    }
  }

  private static HookedThread own() throws ReflectiveOperationException {
    Field thread = ThreadAdapter.class.getDeclaredField("thread");
    thread.setAccessible(true);
    return (HookedThread) thread.get(HookTable.threadHook(Thread.currentThread()));
  }
}
