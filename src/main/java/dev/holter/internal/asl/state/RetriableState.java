package dev.holter.internal.asl.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A state whose errors {@code Retry} and {@code Catch} may handle. */
public sealed interface RetriableState extends State permits TaskState, ForkState {

  /** Returns the entries of {@code Retry}, in order. */
  List<Retrier> retriers();

  /** Returns the entries of {@code Catch}, in order. */
  List<Catcher> catchers();

  @Override
  default Map<String, String> targets() {
    Map<String, String> targets = new LinkedHashMap<>(transition().targets());
    targets.putAll(Catcher.targets(catchers()));
    return targets;
  }
}
