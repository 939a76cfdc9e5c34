package dev.holter.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** The scores of all rounds, by benchmark, parameters and counter. */
final class Scores {
  private final Map<String, List<Double>> rounds = new HashMap<>();

  void add(Collection<RunResult> round) {
    for (RunResult result : round) {
      String key = key(result);
      // of many single shots the one in the middle: one collection must not decide
      add(key, result.getPrimaryResult().getStatistics().getPercentile(50));
      result
          .getSecondaryResults()
          .forEach(
              (counter, counted) ->
                  add(key + "#" + counter, counted.getStatistics().getPercentile(50)));
    }
  }

  private void add(String key, double score) {
    rounds.computeIfAbsent(key, absent -> new ArrayList<>()).add(score);
  }

  List<Double> rounds(String key) {
    return List.copyOf(rounds.getOrDefault(key, List.of()));
  }

  private static String key(RunResult result) {
    StringBuilder key = new StringBuilder(result.getParams().getBenchmark());
    key.delete(0, Scores.class.getPackageName().length() + 1);
    for (String parameter : result.getParams().getParamsKeys()) {
      key.append('@').append(result.getParams().getParam(parameter));
    }
    return key.toString();
  }
}
