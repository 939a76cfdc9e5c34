package dev.holter.internal.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rules. */
public final class Rules {

  private static final List<Rule> ALL =
      List.of(
          new HeartbeatMissing(),
          new ClockMissing(),
          new RetriesOverrun(),
          new SilentPhase(),
          new TimeoutUnhandled(),
          new ErrorImpossible(),
          new HeartbeatNotShorter(),
          new CallsAfterEnd(),
          new TimeoutSwallowed(),
          new TimerEnded(),
          new PollCutShort(),
          new PollAbandoned(),
          new TokenShared(),
          new PollingUnending());

  private record Place(String rule, String place) {}

  private Rules() {}

  /** Returns what each rule finds, in one line, by its id. */
  public static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    ALL.forEach(rule -> titles.put(rule.id(), rule.title()));
    return titles;
  }

  /**
   * Looks at what a test has shown.
   *
   * @param seen as it stands
   * @param silenced ids of rules that are not asked
   * @return one finding per rule and place, the worst first
   */
  public static List<Finding> check(Seen seen, Set<String> silenced) {
    Map<Place, Finding> first = new LinkedHashMap<>();
    Map<Place, Integer> times = new LinkedHashMap<>();
    for (Rule rule : ALL) {
      if (!silenced.contains(rule.id())) {
        rule.check(
            seen,
            finding -> {
              Place place = new Place(finding.rule(), finding.place());
              first.putIfAbsent(place, finding);
              times.merge(place, 1, Integer::sum);
            });
      }
    }
    List<Finding> all = new ArrayList<>();
    first.forEach((place, finding) -> all.add(counted(finding, times.getOrDefault(place, 1))));
    all.sort(Comparator.comparing(Finding::severity));
    return List.copyOf(all);
  }

  private static Finding counted(Finding finding, int times) {
    return times == 1
        ? finding
        : new Finding(
            finding.rule(),
            finding.severity(),
            finding.place(),
            finding.what() + " (and " + (times - 1) + " more like it)",
            finding.mend());
  }
}
