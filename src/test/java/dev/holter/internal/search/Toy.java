package dev.holter.internal.search;

import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A subject that asks and has no world. */
final class Toy implements Subject {
  static final Dimension MILD = new Dimension("mild", false);
  static final Dimension SEVERE = new Dimension("severe", true);
  static final Limits LIMITS = new Limits(Map.of("mild", List.of(), "severe", List.of()), 1);

  /** What a run of it does. */
  interface Body {
    void run(Asking asking);
  }

  /** Asks and writes down what it was told. */
  static final class Asking {
    private final Recording choices;
    final List<String> journal = new ArrayList<>();
    private final Map<String, Duration> margins = new HashMap<>();
    private final Set<String> orders = new HashSet<>();

    private Asking(Recording choices) {
      this.choices = choices;
    }

    /** Shows how much is left of something. */
    void show(String what, int left) {
      margins.merge(
          what, Duration.ofSeconds(left), (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** Shows that something has come after something else. */
    void show(String order) {
      orders.add(order);
    }

    private Leads leads() {
      return new Leads(orders, margins);
    }

    int ask(Dimension dimension, String who, int options) {
      List<Integer> menu = IntStream.range(0, options).boxed().toList();
      int chosen =
          choices.choose(
              new Menu<>(dimension, menu, Integer::valueOf, (name, value) -> name + "=" + value),
              who,
              Instant.EPOCH);
      journal.add(who + chosen);
      return chosen;
    }
  }

  private final Body body;
  int runs;

  Toy(Body body) {
    this.body = body;
  }

  @Override
  public Run.Outcome run(Recording choices) {
    runs++;
    Asking asking = new Asking(choices);
    try {
      body.run(asking);
      return new Run.Outcome(Optional.empty(), asking.journal, asking.leads());
    } catch (AssertionError failure) {
      return new Run.Outcome(Optional.of(failure), asking.journal, asking.leads());
    }
  }

  SearchResult search(int worlds) {
    return search(worlds, List.of());
  }

  SearchResult search(int worlds, List<Plan> first) {
    return search(worlds, first, tried -> {});
  }

  SearchResult search(int worlds, List<Plan> first, Consumer<Integer> progress) {
    return new Search(this, extent(worlds), () -> false, progress::accept).run(first);
  }

  SearchResult searchUnguided(int worlds) {
    return new Search(this, extent(worlds), () -> false, tried -> {}, false).run(List.of());
  }

  private static Extent extent(int worlds) {
    return new Extent(LIMITS, worlds, 7);
  }
}
