package dev.holter;

import dev.holter.internal.template.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What Java functions of a world need to know of it: its clock, and what was deployed. */
final class Functions {
  private final VirtualClock clock;
  private final Target target;
  private final AtomicLong invocations = new AtomicLong();
  private final Map<String, Duration> timeouts = new ConcurrentHashMap<>();

  Functions(VirtualClock clock, Target target) {
    this.clock = clock;
    this.target = target;
  }

  VirtualClock clock() {
    return clock;
  }

  void deploy(Map<String, Duration> timeoutsByName) {
    timeouts.putAll(timeoutsByName);
  }

  /**
   * Returns the time-out that a template gave to a function. The function is known by its name or
   * its ARN, with or without a qualifier.
   */
  Optional<Duration> timeout(String function) {
    return Optional.ofNullable(timeouts.get(name(function)));
  }

  Invocation begin(String function, Duration limit) {
    return new Invocation(
        new UUID(0x4000L, 0x8000_0000_0000_0000L + invocations.incrementAndGet()).toString(),
        function.startsWith("arn:") ? function : target.function(function),
        limit,
        clock.instant().plus(limit),
        clock);
  }

  static String name(String function) {
    String name = function.replaceFirst("^arn:[^:]+:lambda:[^:]*:[^:]*:function:", "");
    int qualifier = name.indexOf(':');
    return qualifier < 0 ? name : name.substring(0, qualifier);
  }
}
