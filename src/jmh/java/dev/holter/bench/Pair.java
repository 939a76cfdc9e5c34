package dev.holter.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Runs two things in short turns, so that whatever else the machine does meets both alike.
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
      long processor = threads.getCurrentThreadCpuTime();
      double measuredTurn = nanos(first);
      long between = threads.getCurrentThreadCpuTime();
      double againstTurn = nanos(second);
      long after = threads.getCurrentThreadCpuTime();
      columns[0][i] = measuredTurn / operations;
      columns[1][i] = againstTurn / operations;
      columns[2][i] = measuredTurn / againstTurn;
      columns[3][i] = (measuredTurn - againstTurn) / operations;
      columns[4][i] = (double) (2 * between - processor - after) / operations;
    }
    measured = middle(columns[0]);
    against = middle(columns[1]);
    ratio = middle(columns[2]);
    difference = middle(columns[3]);
    processorDifference = middle(columns[4]);
  }

  private static double nanos(Runnable turn) {
    long start = System.nanoTime();
    turn.run();
    return System.nanoTime() - start;
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
