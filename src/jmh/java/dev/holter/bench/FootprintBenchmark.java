package dev.holter.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What stays in memory of an open task and of a beat; the time means nothing here. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class FootprintBenchmark {
  private static final int COUNT = 10_000;

  /** Called by JMH. */
  public FootprintBenchmark() {}

  /** Live bytes, each per one of its kind. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Bytes {
    /** Of everything behind an open task but what WireMock keeps. */
    public double task;

    /** Of a beat, likewise. */
    public double beat;

    /** Of WireMock's journal, for a beat. */
    public double journal;

    /** Called by JMH. */
    public Bytes() {}
  }

  /** What is measured. */
  @Benchmark
  public Object tasksAndBeats(Bytes bytes) {
    try (OpenTasks tasks = new OpenTasks(1)) {
      tasks.client().sendTaskHeartbeat(tasks.beats().get(0));
      long before = liveWithoutJournal(tasks);
      for (int i = 0; i < COUNT; i++) {
        tasks.add();
      }
      long open = liveWithoutJournal(tasks);
      for (int i = 0; i < COUNT; i++) {
        tasks.client().sendTaskHeartbeat(tasks.beats().get(0));
      }
      long beaten = live();
      long withoutJournal = liveWithoutJournal(tasks);
      bytes.task = (double) (open - before) / COUNT;
      bytes.beat = (double) (withoutJournal - open) / COUNT;
      bytes.journal = (double) (beaten - withoutJournal) / COUNT;
      return tasks.stepFunctions().tasks();
    }
  }

  private static long liveWithoutJournal(OpenTasks tasks) {
    tasks.stepFunctions().wireMock().resetRequests();
    return live();
  }

  private static long live() {
    // what is held softly or by a cleaner goes with a later collection
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
