package dev.holter.assertj;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Compares a history with expected event types. A mismatch names the event that came closest,
 * because in a long history "not found" helps nobody. Each comparison is empty if all is well.
 */
final class EventOrder {

  /** What is wrong, in words that continue "but ...", and at which position of the history. */
  record Mismatch(String finding, int index) {}

  private final List<? extends HistoryEvent> events;
  private final List<HistoryEventType> types;

  EventOrder(List<? extends HistoryEvent> events) {
    this.events = events;
    this.types = events.stream().map(HistoryEvent::type).toList();
  }

  List<HistoryEventType> types() {
    return types;
  }

  Optional<Mismatch> missing(List<HistoryEventType> expected) {
    List<HistoryEventType> missing = new ArrayList<>(expected);
    missing.removeAll(types);
    return missing.isEmpty()
        ? Optional.empty()
        : mismatch("it has no " + missing, types.size() - 1);
  }

  Optional<Mismatch> present(List<HistoryEventType> unwanted) {
    for (int i = 0; i < types.size(); i++) {
      if (unwanted.contains(types.get(i))) {
        return mismatch("it has " + named(i), i);
      }
    }
    return Optional.empty();
  }

  Optional<Mismatch> notInSequence(List<HistoryEventType> expected) {
    int longest = 0;
    int at = 0;
    for (int start = 0; start < types.size(); start++) {
      int length = matching(expected, start);
      if (length == expected.size()) {
        return Optional.empty();
      }
      if (length > longest) {
        longest = length;
        at = start;
      }
    }
    return longest == 0
        ? mismatch("it has no [" + expected.get(0) + "]", types.size() - 1)
        : differs(expected.get(longest), at + longest);
  }

  Optional<Mismatch> notInOrder(List<HistoryEventType> expected) {
    int next = 0;
    int last = -1;
    for (int i = 0; i < types.size() && next < expected.size(); i++) {
      if (types.get(i) == expected.get(next)) {
        next++;
        last = i;
      }
    }
    if (next == expected.size()) {
      return Optional.empty();
    }
    String missing = "[" + expected.get(next) + "]";
    return last < 0
        ? mismatch("it has no " + missing, types.size() - 1)
        : mismatch("no " + missing + " follows " + named(last), last);
  }

  Optional<Mismatch> notExactly(List<HistoryEventType> expected) {
    int common = matching(expected, 0);
    if (common == expected.size() && common == types.size()) {
      return Optional.empty();
    }
    return common == expected.size()
        ? mismatch("it goes on with " + named(common), common)
        : differs(expected.get(common), common);
  }

  private int matching(List<HistoryEventType> expected, int start) {
    int length = 0;
    while (length < expected.size()
        && start + length < types.size()
        && types.get(start + length) == expected.get(length)) {
      length++;
    }
    return length;
  }

  private Optional<Mismatch> differs(HistoryEventType expected, int index) {
    return index < types.size()
        ? mismatch(named(index) + " is where [" + expected + "] belongs", index)
        : mismatch("it ends before [" + expected + "]", types.size() - 1);
  }

  private String named(int index) {
    return "event " + events.get(index).id() + " [" + events.get(index).typeAsString() + "]";
  }

  private static Optional<Mismatch> mismatch(String finding, int index) {
    return Optional.of(new Mismatch(finding, index));
  }
}
