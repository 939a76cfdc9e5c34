package dev.holter;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A call or method reference that reads the machine's clock, or waits by it. */
final class RealTimeAccess extends DescribedPredicate<JavaAccess<?>> {

  private static final Map<String, Set<String>> BY_NAME =
      Map.of(
          "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
          "java.lang.Thread", Set.of("sleep"),
          "java.time.InstantSource", Set.of("system"),
          "java.util.Calendar", Set.of("getInstance"),
          "java.util.concurrent.Executors",
              Set.of("newScheduledThreadPool", "newSingleThreadScheduledExecutor"),
          "java.util.concurrent.TimeUnit", Set.of("sleep", "timedJoin", "timedWait"));

  private static final Set<String> TIMED_WAITS =
      Set.of("awaitNanos", "awaitUntil", "parkNanos", "parkUntil");

  /** They take a unit but do not block; a virtual executor is called through the same names. */
  private static final Set<String> NO_WAITS =
      Set.of("<init>", "getDelay", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

  RealTimeAccess() {
    super("it belongs to real time");
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && !target.getOwner().getPackageName().startsWith("dev.holter")
        && (isNamed(target) || readsSystemClock(target) || waits(target));
  }

  private static boolean isNamed(AccessTarget target) {
    return BY_NAME.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
  }

  private static boolean readsSystemClock(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    if (owner.equals("java.time.Clock")) {
      return name.startsWith("system") || (name.startsWith("tick") && !takes(target, Clock.class));
    }
    if (owner.startsWith("java.time.")) {
      return name.equals("now") && !takes(target, Clock.class);
    }
    return owner.equals("java.util.Date")
        && name.equals("<init>")
        && target.getRawParameterTypes().isEmpty();
  }

  private static boolean waits(CodeUnitAccessTarget target) {
    String name = target.getName();
    boolean parameters = !target.getRawParameterTypes().isEmpty();
    if (TIMED_WAITS.contains(name) || (name.equals("wait") && parameters)) {
      return true;
    }
    if (name.equals("join") && target.getOwner().isAssignableTo(Thread.class)) {
      return parameters;
    }
    return takes(target, TimeUnit.class)
        && !target.getOwner().isEquivalentTo(TimeUnit.class)
        && !NO_WAITS.contains(name);
  }

  private static boolean takes(CodeUnitAccessTarget target, Class<?> type) {
    return target.getRawParameterTypes().stream().anyMatch(it -> it.isEquivalentTo(type));
  }
}
