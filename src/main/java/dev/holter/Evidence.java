package dev.holter;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.internal.search.Leads;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What shows that a world has come near to a failure: which call came after which, and how much was
 * left of a heartbeat's limit.
 */
final class Evidence {
  private Evidence() {}

  static Leads of(World world) {
    Set<String> orders = new HashSet<>();
    Map<String, Duration> margins = new HashMap<>();
    for (TaskAttempt task : world.service().tasks()) {
      orders.add(task.stateName() + " is " + task.status());
      addOrders(task, orders);
      leastMargin(task)
          .ifPresent(
              margin ->
                  margins.merge(
                      task.stateName(), margin, (one, two) -> one.compareTo(two) < 0 ? one : two));
    }
    world.service().strayCalls().forEach(call -> orders.add(name(call) + " for nobody"));
    return new Leads(orders, margins);
  }

  private static void addOrders(TaskAttempt task, Set<String> orders) {
    String before = "start";
    for (TaskCall call : task.calls()) {
      orders.add(before + " > " + name(call));
      before = name(call);
    }
  }

  private static String name(TaskCall call) {
    return call.operation() + call.error().map(error -> " " + error).orElse("");
  }

  private static Optional<Duration> leastMargin(TaskAttempt task) {
    Instant last = task.startedAt().orElse(null);
    Duration limit = task.heartbeatTimeout().orElse(null);
    if (last == null || limit == null) {
      return Optional.empty();
    }
    Duration least = limit;
    for (TaskCall call : task.calls()) {
      Duration margin = limit.minus(Duration.between(last, call.at()));
      least = margin.compareTo(least) < 0 ? margin : least;
      last = call.at();
    }
    return Optional.of(least);
  }
}
