package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.boot.HookTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Of the table that all threads of the JVM read; these threads never start.
 *
 * <p>The test engine looks at the signatures here before the agent is installed, so they must not
 * name a class of the bootstrap loader: it would be loaded a second time.
 */
class HookTableTests {
  private static final int THREADS = 200;

  private final List<Thread> threads =
      Stream.generate(() -> new Thread(() -> {})).limit(THREADS).toList();

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void each_thread_has_its_own_hook_until_it_is_taken_out() {
    for (int round = 0; round < 20; round++) {
      List<HookOfOne> hooks = threads.stream().map(HookOfOne::addTo).toList();
      assertThat(threads.stream().map(HookOfOne::of)).containsExactlyElementsOf(hooks);

      threads.forEach(HookOfOne::removeFrom);
      assertThat(threads.stream().map(HookOfOne::of)).containsOnlyNulls();
    }
  }

  @Test
  void the_last_hook_of_a_thread_counts() {
    Thread thread = threads.get(0);
    HookOfOne.addTo(thread);
    HookOfOne second = HookOfOne.addTo(thread);

    assertThat(HookOfOne.of(thread)).isSameAs(second);
    HookOfOne.removeFrom(thread);
    HookOfOne.removeFrom(thread);
    assertThat(HookOfOne.of(thread)).isNull();
  }

  @Test
  void a_thread_may_be_on_a_clock_and_work_for_another_one() {
    Thread thread = threads.get(0);
    HookOfOne guest = HookOfOne.addTo(thread);
    Object hook = HookOfOne.putOnClock(thread);

    assertThat(HookTable.threadHook(thread)).isSameAs(hook);
    assertThat(HookOfOne.of(thread)).isSameAs(guest);

    HookOfOne.removeFrom(thread);
    assertThat(HookTable.threadHook(thread)).isSameAs(hook);
    assertThat(HookOfOne.of(thread)).isNull();

    HookTable.setThreadHook(thread, null);
    assertThat(HookTable.threadHook(thread)).isNull();
  }

  @RepeatedTest(5)
  void a_reader_never_sees_the_hook_of_another_thread() throws Exception {
    Thread stays = new Thread(() -> {});
    HookOfOne hook = HookOfOne.addTo(stays);
    // Not by its type: see the class.
    Object own = hook;
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<List<String>> wrong = reader.submit(() -> read(stays, own, over));
    try {
      for (int round = 0; round < 500; round++) {
        threads.forEach(HookOfOne::addTo);
        threads.forEach(HookOfOne::removeFrom);
      }
    } finally {
      over.set(true);
      reader.shutdown();
      assertThat(wrong.get()).isEmpty();
      HookOfOne.removeFrom(stays);
    }
  }

  private List<String> read(Thread stays, Object own, AtomicBoolean over) {
    List<String> wrong = new ArrayList<>();
    while (!over.get()) {
      for (Thread thread : threads) {
        HookOfOne seen = HookOfOne.of(thread);
        if (seen != null && seen.thread() != thread) {
          wrong.add(thread.getName() + " has the hook of " + seen.thread().getName());
        }
      }
      if (HookOfOne.of(stays) != own) {
        wrong.add("the hook of the one that stays is lost");
      }
    }
    return wrong;
  }
}
