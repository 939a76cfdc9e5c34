package dev.holter.bench;

import static dev.holter.bench.Figure.pair;
import static dev.holter.bench.Figure.ratio;
import static dev.holter.bench.Figure.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the benchmarks several times in turn and prints what they say beside what is aimed at.
 *
 * <p>In turn, because a ratio of two runs that lie minutes apart is a figure of the machine.
 */
final class Figures {
  private static final List<Figure> FIGURES =
      List.of(
          pair("a beat in process / the SDK over a constant", "BeatBenchmark.inProcess", 2),
          value("...", "BeatBenchmark.inProcess#measured", "ns", null),
          value("... / ...", "BeatBenchmark.inProcess#against", "ns", null),
          pair("a beat over HTTP / a bare WireMock stub", "HttpBeatBenchmark.overHttp", 1.15),
          value("...", "HttpBeatBenchmark.overHttp#measured", "ns", null),
          value("... / ...", "HttpBeatBenchmark.overHttp#against", "ns", null),
          ratio(
              "first test of a JVM / a plain WireMock test",
              "TestBenchmark.firstWithHolter",
              "TestBenchmark.firstWithWireMock",
              1),
          value("a further test, JUnit apart", "TestBenchmark.further#difference", "ns", 2e6),
          value(
              "... of which a processor", "TestBenchmark.further#processorDifference", "ns", null),
          value(
              "a further WireMock test, JUnit apart",
              "TestBenchmark.furtherWithWireMock#difference",
              "ns",
              null),
          value(
              "the agent's installation, attached", "InstallationBenchmark.attached", "ms", 600.0),
          value("... with -javaagent", "InstallationBenchmark.given", "ms", 600.0),
          pair("a run without a page / one that keeps nothing", "PageBenchmark.unwritten", 1.02),
          pair("a run with its page / one that keeps nothing", "PageBenchmark.written", 1.05),
          value("24 h with a beat every 30 s, warm", "DayBenchmark.warm", "ms", 500.0),
          value("24 h with a beat every 30 s, cold", "DayBenchmark.cold", "ms", null),
          value("1 h of a sleeping worker, unmodified", "UnmodifiedBenchmark.sleeping", "ms", 10.0),
          value("... of which time moves", "UnmodifiedBenchmark.sleeping#advance", "ms", null),
          value(
              "1 h of a scheduled worker, unmodified", "UnmodifiedBenchmark.scheduled", "ms", 20.0),
          value("... of which time moves", "UnmodifiedBenchmark.scheduled#advance", "ms", null),
          neighbour("nanoTime", "INSTALLED", "System.nanoTime, agent / none"),
          neighbour("nanoTime", "WORLD", "... with a world open elsewhere"),
          neighbour("park", "INSTALLED", "unpark and parkNanos of itself, agent / none"),
          neighbour("park", "WORLD", "... with a world open elsewhere"),
          neighbour("pingPong", "INSTALLED", "parkNanos and unpark in turn, agent / none"),
          neighbour("pingPong", "WORLD", "... with a world open elsewhere"),
          neighbour("queue", "INSTALLED", "a blocking queue's hand-over, agent / none"),
          neighbour("queue", "WORLD", "... with a world open elsewhere"),
          pair(
              "a beat of one of 10,000 tasks / of the only one",
              "ConcurrencyBenchmark.manyTasks",
              1.5),
          value("...", "ConcurrencyBenchmark.manyTasks#measured", "ns", null),
          value("... / ...", "ConcurrencyBenchmark.manyTasks#against", "ns", null),
          value("live memory of an open task", "FootprintBenchmark.tasksAndBeats#task", "B", null),
          value("live memory of a beat", "FootprintBenchmark.tasksAndBeats#beat", "B", null),
          value(
              "... and in WireMock's journal",
              "FootprintBenchmark.tasksAndBeats#journal",
              "B",
              null),
          pair("a world / a repeated test of the same body", "ExploreBenchmark.world", 2),
          value(
              "a beat that is asked about / one that is not",
              "ExploreBenchmark.zero#ratio",
              "x",
              null),
          value("a wake-up of the only thread", "ClockBenchmark.oneThread", "ns", null),
          value(
              "a wake-up, two threads in turn", "ClockBenchmark.twoThreadsAlternating", "ns", null),
          value("transitions of Pass states", "TransitionBenchmark.pass", "/s", null),
          value("transitions of Wait states", "TransitionBenchmark.await", "/s", null),
          value("an item that beats for an hour, of 10", "MapBenchmark.inline10", "us", null),
          value("... of 1,000", "MapBenchmark.inline1000", "us", null),
          value("... distributed, of 10", "MapBenchmark.distributed10", "us", null),
          value("... of 1,000", "MapBenchmark.distributed1000", "us", null),
          value("... of 10,000", "MapBenchmark.distributed10000", "us", null));

  private Figures() {}

  private static Figure neighbour(String task, String with, String what) {
    return pair(what, "NeighbourBenchmark." + task + "@" + with, 1.02);
  }

  /**
   * Runs the benchmarks.
   *
   * @param args the number of rounds, the file for JMH's results, and what JMH takes
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    int rounds = Integer.parseInt(args[0]);
    List<String> jmh = List.of(args).subList(2, args.length);
    var options = new CommandLineOptions(jmh.toArray(String[]::new));
    List<RunResult> results = new ArrayList<>();
    Scores scores = new Scores();
    for (int round = 0; round < rounds; round++) {
      Collection<RunResult> measured = new Runner(options).run();
      results.addAll(measured);
      scores.add(measured);
    }
    ResultFormatFactory.getInstance(ResultFormatType.JSON, args[1]).writeOut(results);
    print(scores, rounds);
  }

  private static void print(Scores scores, int rounds) {
    System.out.println();
    System.out.println(
        "Medians of " + rounds + " rounds, what is aimed at, and from where to where");
    FIGURES.stream()
        .map(figure -> figure.line(scores))
        .filter(Objects::nonNull)
        .forEach(System.out::println);
  }
}
