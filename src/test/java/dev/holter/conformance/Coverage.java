package dev.holter.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which recordings were replayed, and why the others were not. */
final class Coverage {
  private final Map<String, String> reasons = new ConcurrentHashMap<>();
  private final Map<String, Boolean> replayed = new ConcurrentHashMap<>();

  void replayed(Recording recording) {
    replayed.put(recording.id(), true);
  }

  void notCovered(Recording recording, String reason) {
    reasons.put(recording.id(), reason);
  }

  int replayed() {
    return replayed.size();
  }

  int seen() {
    return replayed.size() + reasons.size();
  }

  String summary() {
    Map<String, List<String>> byReason =
        reasons.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    StringBuilder text =
        new StringBuilder("Recorded answers: " + replayed() + " of " + seen() + " replayed\n");
    byReason.forEach(
        (reason, ids) ->
            text.append(
                String.format(Locale.ROOT, "  %4d not covered yet, %s%n", ids.size(), reason)));
    return text.toString();
  }
}
