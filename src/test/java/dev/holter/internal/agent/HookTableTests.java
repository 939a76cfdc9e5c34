package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.boot.GuestHook;
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
    List<GuestHook> hooks = threads.stream().<GuestHook>map(HookOfOne::new).toList();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < THREADS; i++) {
        HookTable.GUESTS.add(threads.get(i), hooks.get(i));
      }
      assertThat(threads.stream().map(HookTable.GUESTS::of)).containsExactlyElementsOf(hooks);

      threads.forEach(HookTable.GUESTS::remove);
      assertThat(threads.stream().map(HookTable.GUESTS::of)).containsOnlyNulls();
    }
  }

  @Test
  void the_last_hook_of_a_thread_counts() {
    Thread thread = threads.get(0);
    GuestHook second = new HookOfOne(thread);

    HookTable.GUESTS.add(thread, new HookOfOne(thread));
    HookTable.GUESTS.add(thread, second);

    assertThat(HookTable.GUESTS.of(thread)).isSameAs(second);
    HookTable.GUESTS.remove(thread);
    HookTable.GUESTS.remove(thread);
    assertThat(HookTable.GUESTS.of(thread)).isNull();
  }

  @RepeatedTest(5)
  void a_reader_never_sees_the_hook_of_another_thread() throws Exception {
    Thread stays = new Thread(() -> {});
    HookOfOne hook = new HookOfOne(stays);
    HookTable.GUESTS.add(stays, hook);
    // Not by its type: see the class.
    Object own = hook;
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    Future<List<String>> wrong = reader.submit(() -> read(stays, own, over));
    try {
      for (int round = 0; round < 500; round++) {
        threads.forEach(thread -> HookTable.GUESTS.add(thread, new HookOfOne(thread)));
        threads.forEach(HookTable.GUESTS::remove);
      }
    } finally {
      over.set(true);
      reader.shutdown();
      assertThat(wrong.get()).isEmpty();
      HookTable.GUESTS.remove(stays);
    }
  }

  private List<String> read(Thread stays, Object own, AtomicBoolean over) {
    List<String> wrong = new ArrayList<>();
    while (!over.get()) {
      for (Thread thread : threads) {
        GuestHook seen = HookTable.GUESTS.of(thread);
        if (seen != null && ((HookOfOne) seen).thread() != thread) {
          wrong.add(thread.getName() + " has the hook of " + ((HookOfOne) seen).thread().getName());
        }
      }
      if (HookTable.GUESTS.of(stays) != own) {
        wrong.add("the hook of the one that stays is lost");
      }
    }
    return wrong;
  }
}
