package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Wording;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What follows a state that succeeds. */
public sealed interface Transition {

  /** Returns the names of the states that may follow, by the places that name them. */
  Map<String, String> targets();

  /**
   * The execution goes on.
   *
   * @param state the name of the state that follows
   */
  record Next(String state) implements Transition {

    @Override
    public Map<String, String> targets() {
      return Map.of("Next", state);
    }
  }

  /**
   * The execution goes on where the input decides.
   *
   * @param targets the names of the states that may follow, by the places that name them
   */
  record Choice(Map<String, String> targets) implements Transition {

    /** Copies the targets, in their order. */
    public Choice {
      targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }
  }

  /** The execution ends. */
  record End() implements Transition {

    @Override
    public Map<String, String> targets() {
      return Map.of();
    }
  }

  /** Reads {@code Next} and {@code End}. */
  static Transition of(Fields fields) {
    String next = fields.text("Next");
    boolean end = fields.flag("End");
    if (fields.has("Next") && end) {
      fields.atMostOne("Next", "End");
    } else if (!fields.has("Next") && !end) {
      fields.reportHere(Wording.exactlyOne(List.of("Next", "End")));
    }
    return next == null ? new End() : new Next(next);
  }
}
