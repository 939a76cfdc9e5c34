package dev.holter;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import dev.holter.internal.choice.Told;
import dev.holter.internal.search.Address;
import dev.holter.internal.search.Limits;
import dev.holter.internal.search.Plan;
import dev.holter.internal.search.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The choices of one world: what its test has pinned or done, and whatever else answers. */
final class Pins implements Choices {
  private final Choices others;
  private final List<Told> done = new CopyOnWriteArrayList<>();
  private volatile @Nullable Recording pinned;

  /** What is pinned, until the test that did so has ended: others may share its world. */
  private volatile Plan unchecked = Plan.USUAL;

  Pins(Choices others) {
    this.others = others;
  }

  /** Pins deviations to places. This is allowed once, and before anybody has asked for a choice. */
  void pin(List<Deviation> deviations) {
    Map<Address, String> options = new LinkedHashMap<>();
    Map<String, List<Duration>> open = new LinkedHashMap<>();
    for (Deviation deviation : deviations) {
      options.put(deviation.address(), deviation.option());
      open.put(deviation.address().dimension(), List.of());
    }
    if (pinned != null) {
      throw new IllegalStateException(
          "[except] was called twice in one test: give all deviations in one call, so that it is"
              + " clear from where on they count");
    }
    unchecked = new Plan(options);
    pinned = Recording.of(unchecked, new Limits(open, Integer.MAX_VALUE));
  }

  /**
   * Fails a test that came to its end without one of its deviations: it has shown nothing of it. In
   * an exploration another deviation may have kept a run from coming there.
   */
  void requireAllHappened() {
    Recording pins = pinned;
    Plan plan = unchecked;
    unchecked = Plan.USUAL;
    if (pins != null && others == Choices.USUAL) {
      MissedPins.in(pins, plan)
          .ifPresent(
              missed -> {
                throw missed;
              });
    }
  }

  /** Whether anything may happen otherwise than usual. */
  boolean mayDeviate() {
    return pinned != null || others != Choices.USUAL;
  }

  @Override
  public boolean isOpen(Dimension dimension) {
    Recording pins = pinned;
    return others.isOpen(dimension) || (pins != null && pins.isOpen(dimension));
  }

  @Override
  public List<Duration> amounts(Dimension dimension) {
    return others.amounts(dimension);
  }

  @Override
  public <T> T choose(Menu<T> menu, String who, Instant at) {
    Recording pins = pinned;
    T chosen = pins == null ? menu.usual() : pins.choose(menu, who, at);
    return chosen.equals(menu.usual()) ? others.choose(menu, who, at) : chosen;
  }

  @Override
  public void tell(Told told) {
    done.add(told);
  }

  @Override
  public List<Told> told() {
    Recording pins = pinned;
    return Stream.of(pins == null ? List.<Told>of() : pins.told(), done, others.told())
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Told::at))
        .toList();
  }
}
