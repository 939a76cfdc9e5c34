package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeterminismTests {

  @Test
  void the_same_scenario_gives_the_same_journal_fifty_times() {
    List<String> first = Scenario.run();

    assertThat(first).hasSizeGreaterThan(200);
    for (int i = 0; i < 50; i++) {
      assertThat(Scenario.run()).isEqualTo(first);
    }
  }

  @Test
  @Tag("stress")
  void the_same_scenario_gives_the_same_journal_five_hundred_times_on_a_busy_machine() {
    AtomicBoolean over = new AtomicBoolean();
    Thread busy =
        new Thread(
            () -> {
              while (!over.get()) {
                Thread.onSpinWait();
              }
            });
    busy.start();
    try {
      List<String> first = Scenario.run();
      for (int i = 0; i < 500; i++) {
        assertThat(Scenario.run()).isEqualTo(first);
      }
    } finally {
      over.set(true);
    }
  }

  @Test
  void clocks_side_by_side_do_not_disturb_one_another() {
    List<String> alone = Scenario.run();
    ExecutorService tests = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<List<String>>> runs = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        runs.add(CompletableFuture.supplyAsync(Scenario::run, tests));
      }
      assertThat(runs).hasSize(40).allSatisfy(run -> assertThat(run.join()).isEqualTo(alone));
    } finally {
      tests.shutdownNow();
    }
  }
}
