package dev.holter.internal.agent;

import dev.holter.internal.agent.Beats.Step;
import dev.holter.internal.agent.Beats.Work;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Workers that beat every 20 seconds and use what JDK 21 and later have. */
final class VirtualThreadWorkers {
  private static final int S = 20;

  private static final String NAP =
      "interface Nap { void take(java.time.Duration amount) throws Exception; }"
          + " Nap nap = Thread::sleep; nap.take(java.time.Duration.ofSeconds(20));";

  private VirtualThreadWorkers() {}

  static Map<String, Work> all() throws ReflectiveOperationException {
    Map<String, Work> workers = new LinkedHashMap<>();
    workers.put(
        "Thread.sleep(Duration)", compiled("Thread.sleep(java.time.Duration.ofSeconds(20));"));
    workers.put("Thread::sleep (Duration)", compiled(NAP));
    workers.put("Thread.join(Duration)", VirtualThreadWorkers::joinDuration);
    inside(workers, "Thread.sleep", VirtualThreadWorkers::nap);
    inside(workers, "Thread.sleep in synchronized", VirtualThreadWorkers::pinned);
    inside(workers, "Object.wait", VirtualThreadWorkers::objectWait);
    inside(workers, "poll(t)", () -> new LinkedBlockingQueue<>().poll(S, TimeUnit.SECONDS));
    inside(workers, "tryLock(t)", VirtualThreadWorkers::tryLock);
    workers.put("virtual thread: Thread.join", VirtualThreadWorkers::join);
    workers.put("virtual thread: take", VirtualThreadWorkers::handOver);
    workers.put("virtual thread: interrupt", VirtualThreadWorkers::interrupt);
    workers.put("virtual threads: three and a lock", VirtualThreadWorkers::contended);
    workers.put("virtual threads: one per task", VirtualThreadWorkers::onePerTask);
    workers.put("virtual threads: ExecutorService.close", VirtualThreadWorkers::close);
    workers.put("virtual threads: scheduled executor", VirtualThreadWorkers::scheduled);
    workers.put("virtual threads: a thousand", VirtualThreadWorkers::thousand);
    return workers;
  }

  private static void inside(Map<String, Work> workers, String name, Step nap) {
    workers.put(
        "virtual thread: " + name,
        beat -> {
          start(() -> Beats.forEver(beat, nap));
          TimeUnit.DAYS.sleep(1);
        });
  }

  private static void nap() throws InterruptedException {
    TimeUnit.SECONDS.sleep(S);
  }

  private static Work compiled(String statements) {
    Step step = SourceStep.of(statements);
    return beat -> Beats.forEver(beat, step);
  }

  private static void joinDuration(Runnable beat) throws Exception {
    Method join = Thread.class.getMethod("join", Duration.class);
    Thread never = start(() -> TimeUnit.DAYS.sleep(1));
    while (!(boolean) join.invoke(never, Beats.PERIOD)) {
      beat.run();
    }
  }

  /** Its carrier is kept, up to JDK 23. */
  private static void pinned() throws InterruptedException {
    synchronized (new Object()) {
      TimeUnit.SECONDS.sleep(S);
    }
  }

  @SuppressWarnings("WaitNotInLoop") // Nobody notifies.
  private static void objectWait() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(S * 1000L);
    }
  }

  private static void tryLock() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Thread owner =
        start(
            () -> {
              lock.lock();
              TimeUnit.DAYS.sleep(1);
            });
    Thread.sleep(0);
    if (lock.tryLock(S, TimeUnit.SECONDS)) {
      throw new IllegalStateException("free");
    }
    owner.interrupt();
  }

  private static void join(Runnable beat) throws Exception {
    while (true) {
      start(VirtualThreadWorkers::nap).join();
      beat.run();
    }
  }

  private static void handOver(Runnable beat) throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    start(() -> Beats.forEver(beat, queue::take));
    while (true) {
      nap();
      queue.put("");
    }
  }

  private static void interrupt(Journal beat) throws Exception {
    while (true) {
      Thread sleeper =
          start(
              () -> {
                try {
                  TimeUnit.DAYS.sleep(1);
                } catch (InterruptedException expected) {
                  beat.note("interrupted, flag " + Thread.currentThread().isInterrupted());
                }
              });
      nap();
      sleeper.interrupt();
      sleeper.join();
      beat.run();
    }
  }

  private static void contended(Journal beat) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    for (String name : new String[] {"a", "b", "c"}) {
      start(
          () -> {
            while (true) {
              lock.lock();
              try {
                nap();
                beat.note(name);
                beat.run();
              } finally {
                lock.unlock();
              }
              TimeUnit.SECONDS.sleep(1);
            }
          });
    }
    TimeUnit.DAYS.sleep(1);
  }

  /** Another one has the monitor in the second half of each 20 seconds. */
  static void blocked(Runnable beat) throws Exception {
    Object monitor = new Object();
    start(
        () -> {
          while (true) {
            TimeUnit.SECONDS.sleep(S / 2);
            synchronized (monitor) {
              TimeUnit.SECONDS.sleep(S / 2);
            }
          }
        });
    start(
        () -> {
          TimeUnit.SECONDS.sleep(S * 3 / 4);
          while (true) {
            synchronized (monitor) {
              beat.run();
            }
            TimeUnit.SECONDS.sleep(S * 3 / 4);
          }
        });
    TimeUnit.DAYS.sleep(1);
  }

  private static void onePerTask(Runnable beat) throws Exception {
    ExecutorService executor = onePerTask();
    while (true) {
      executor.submit(VirtualThreadWorkers::napInTask).get();
      beat.run();
    }
  }

  private static String napInTask() throws InterruptedException {
    nap();
    return "";
  }

  private static void close(Runnable beat) throws Exception {
    while (true) {
      try (AutoCloseable executor = (AutoCloseable) (Object) onePerTask()) {
        ((ExecutorService) executor).submit(VirtualThreadWorkers::napInTask);
        ((ExecutorService) executor).submit(() -> "");
      }
      Helpers.stopIfInterrupted();
      beat.run();
    }
  }

  private static void scheduled(Runnable beat) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    ThreadFactory factory =
        (ThreadFactory)
            Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1, factory);
    try {
      pool.scheduleAtFixedRate(beat, S, S, TimeUnit.SECONDS);
      TimeUnit.DAYS.sleep(1);
    } finally {
      // Left running, it would fail the test, as a worker's pool does.
      pool.shutdownNow();
    }
  }

  private static void thousand(Journal beat) throws Exception {
    for (int i = 1; i <= 1000; i++) {
      long millis = i * 3600L;
      start(
          () -> {
            Thread.sleep(millis);
            beat.note("one");
          });
    }
    Beats.forEver(beat, VirtualThreadWorkers::nap);
  }

  private static Thread start(Step work) throws ReflectiveOperationException {
    Callable<Object> body =
        () -> {
          work.take();
          return "";
        };
    return (Thread)
        Thread.class
            .getMethod("startVirtualThread", Runnable.class)
            .invoke(null, (Runnable) () -> quietly(body));
  }

  private static void quietly(Callable<Object> body) {
    try {
      body.call();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static ExecutorService onePerTask() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }
}
