package dev.holter;

import dev.holter.internal.service.core.ServiceSettings;
import dev.holter.internal.template.Target;
import dev.holter.internal.wire.RemoteCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** How a world is to be, and who says so; checked before anything is made. */
record WorldSettings(
    String origin,
    Instant start,
    ServiceSettings service,
    Transport transport,
    boolean agent,
    Duration watchdog,
    boolean remoteCalls,
    boolean redirected,
    boolean throttled) {

  private static final String ANNOTATION = "@StepFunctionsTest";

  /** Checks what an annotation could not. */
  WorldSettings {
    if (!service.region().matches("[a-z0-9-]+")) {
      throw invalid(origin, "region", service.region(), "a region's name such as us-east-1");
    }
    if (!service.account().matches("[0-9]{12}")) {
      throw invalid(origin, "account", service.account(), "twelve digits");
    }
    if (watchdog.isNegative() || watchdog.isZero()) {
      throw invalid(
          origin, "watchdog", watchdog.toString(), "a duration of more than zero, such as PT10S");
    }
    if (service.eventBudget() <= 0) {
      throw invalid(
          origin, "eventBudget", String.valueOf(service.eventBudget()), "a number above zero");
    }
  }

  static WorldSettings of(StepFunctionsTest annotation, boolean redirected) {
    return new WorldSettings(
        ANNOTATION,
        annotation.start().isEmpty() ? VirtualClock.DEFAULT_START : instant(annotation.start()),
        ServiceSettings.of(
            annotation.region(), annotation.account(), annotation.seed(), annotation.eventBudget()),
        annotation.transport(),
        annotation.agent(),
        Durations.parse(ANNOTATION, "watchdog", annotation.watchdog()),
        annotation.allowRemoteCalls(),
        redirected,
        annotation.throttled());
  }

  WorldSettings redirected(boolean also) {
    return new WorldSettings(
        origin,
        start,
        service,
        transport,
        agent,
        watchdog,
        remoteCalls,
        redirected || also,
        throttled);
  }

  WorldSettings agent(boolean allowed) {
    return new WorldSettings(
        origin,
        start,
        service,
        transport,
        agent && allowed,
        watchdog,
        remoteCalls,
        redirected,
        throttled);
  }

  RemoteCalls remoteCallRule() {
    String world = "the world of " + origin + " (" + region() + ", " + account() + ")";
    String permit =
        origin.equals(ANNOTATION)
            ? ANNOTATION + "(allowRemoteCalls = true)"
            : origin + ".builder().allowRemoteCalls(true)";
    return new RemoteCalls(world, permit, remoteCalls);
  }

  String region() {
    return service.region();
  }

  String account() {
    return service.account();
  }

  /** Returns where the things belong that the test deploys. */
  Target target() {
    return new Target(service.partition(), region(), account());
  }

  String activityArn(String name) {
    return String.join(
        ":", "arn", service.partition(), "states", region(), account(), "activity", name);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw invalid(ANNOTATION, "start", text, "an ISO-8601 instant such as 2024-02-29T00:00:00Z");
    }
  }

  private static ExtensionConfigurationException invalid(
      String origin, String attribute, String value, String expected) {
    return new ExtensionConfigurationException(
        origin + " has " + attribute + " [" + value + "]: expected " + expected);
  }
}
