package dev.holter.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Runs two things in short turns, so that whatever else the machine does meets both alike. Each
 * goes first in every other turn: the later one collects what the earlier one left.
 *
 * <p>The figures are those of the middle turn: what a busy machine or a collection does to some
 * turns must not decide.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Pair {
  /** Nanoseconds of what is measured. */
  public double measured;

  /** Nanoseconds of what it is measured against. */
  public double against;

  /** The first over the second. */
  public double ratio;

  /** The first less the second. */
  public double difference;

  /** The same of the time that the calling thread had a processor. */
  public double processorDifference;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Called by JMH. */
  public Pair() {}

  void run(int turns, int operations, Runnable first, Runnable second) {
    double[][] columns = new double[5][turns];
    for (int i = 0; i < turns; i++) {
      boolean swapped = i % 2 == 1;
      Turn earlier = turn(swapped ? second : first);
      Turn later = turn(swapped ? first : second);
      Turn of = swapped ? later : earlier;
      Turn beside = swapped ? earlier : later;
      columns[0][i] = of.nanos() / operations;
      columns[1][i] = beside.nanos() / operations;
      columns[2][i] = of.nanos() / beside.nanos();
      columns[3][i] = (of.nanos() - beside.nanos()) / operations;
      columns[4][i] = (of.processor() - beside.processor()) / operations;
    }
    measured = middle(columns[0]);
    against = middle(columns[1]);
    ratio = middle(columns[2]);
    difference = middle(columns[3]);
    processorDifference = middle(columns[4]);
  }

  private record Turn(double nanos, double processor) {}

  private Turn turn(Runnable turn) {
    long processor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    turn.run();
    long nanos = System.nanoTime() - start;
    return new Turn(nanos, threads.getCurrentThreadCpuTime() - processor);
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
