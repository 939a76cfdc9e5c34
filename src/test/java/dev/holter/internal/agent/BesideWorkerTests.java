package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.agent.Beats.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many clocks at once, on threads that do not know of one another. */
@ProvesWorkers
class BesideWorkerTests {
  private static final int CLOCKS = 8;

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void clocks_side_by_side_leave_every_worker_exact() {
    Proof.of(
        "eight clocks at once, each with another worker",
        BesideWorkerTests::together,
        Beats.every(Beats.PERIOD));
  }

  /** One hour of each, as the journal of one. */
  private static Hour together() throws Exception {
    List<Callable<Hour>> hours = new ArrayList<>();
    workers().forEach((name, work) -> hours.add(() -> Beats.run(work)));
    assertThat(hours).hasSize(CLOCKS);
    ExecutorService tests = Executors.newFixedThreadPool(CLOCKS);
    try {
      StringBuilder journal = new StringBuilder();
      for (Future<Hour> hour : tests.invokeAll(hours)) {
        assertThat(hour.get().beats()).isEqualTo(Beats.every(Beats.PERIOD));
        journal.append(hour.get().journal());
      }
      return new Hour(Beats.every(Beats.PERIOD), journal.toString());
    } finally {
      tests.shutdownNow();
    }
  }

  private static Map<String, Work> workers() {
    Map<String, Work> workers = new LinkedHashMap<>(SleepWorkers.all());
    workers.putAll(MonitorWorkers.all());
    workers.putAll(ExecutorWorkers.all());
    workers.putAll(InterruptWorkers.all());
    workers.putAll(LockWorkers.all());
    workers
        .keySet()
        .retainAll(
            List.of(
                "Thread.sleep(ms)",
                "Thread.join()",
                "LockSupport.unpark",
                "Object.notifyAll",
                "ScheduledThreadPoolExecutor: two rates on two threads",
                "ExecutorService: invokeAll(t)",
                "ReentrantLock, three threads",
                "interrupt of Object.wait"));
    return workers;
  }
}
