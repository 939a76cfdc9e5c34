package dev.holter.internal.asl.state;

import dev.holter.internal.asl.reading.StateError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A state whose errors {@code Retry} and {@code Catch} may handle. */
public sealed interface RetriableState extends State permits TaskState, ForkState {

  /** Returns the entries of {@code Retry}, in order. */
  List<Retrier> retriers();

  /** Returns the entries of {@code Catch}, in order. */
  List<Catcher> catchers();

  /** Returns the index of the first retrier that is meant for an error; -1 if none is. */
  default int retrierOf(StateError error) {
    List<Retrier> all = retriers();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).matches(error))
        .findFirst()
        .orElse(-1);
  }

  /** Returns the index of the first catcher that is meant for an error; -1 if none is. */
  default int catcherOf(StateError error) {
    List<Catcher> all = catchers();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).matches(error))
        .findFirst()
        .orElse(-1);
  }

  @Override
  default Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>(transition().targets());
    targets.putAll(Catcher.targets(catchers()));
    return targets;
  }
}
