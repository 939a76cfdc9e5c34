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
    String region,
    String account,
    long seed,
    Transport transport,
    boolean agent,
    Duration watchdog,
    int eventBudget,
    boolean remoteCalls,
    boolean redirected,
    boolean throttled) {

  private static final String ANNOTATION = "@StepFunctionsTest";

  /** Checks what an annotation could not. */
  WorldSettings {
    if (!region.matches("[a-z0-9-]+")) {
      throw invalid(origin, "region", region, "a region's name such as us-east-1");
    }
    if (!account.matches("[0-9]{12}")) {
      throw invalid(origin, "account", account, "twelve digits");
    }
    if (watchdog.isNegative() || watchdog.isZero()) {
      throw invalid(
          origin, "watchdog", watchdog.toString(), "a duration of more than zero, such as PT10S");
    }
    if (eventBudget <= 0) {
      throw invalid(origin, "eventBudget", String.valueOf(eventBudget), "a number above zero");
    }
  }

  static WorldSettings of(StepFunctionsTest annotation, boolean redirected) {
    return new WorldSettings(
        ANNOTATION,
        annotation.start().isEmpty() ? VirtualClock.DEFAULT_START : instant(annotation.start()),
        annotation.region(),
        annotation.account(),
        annotation.seed(),
        annotation.transport(),
        annotation.agent(),
        Durations.parse(ANNOTATION, "watchdog", annotation.watchdog()),
        annotation.eventBudget(),
        annotation.allowRemoteCalls(),
        redirected,
        annotation.throttled());
  }

  WorldSettings redirected(boolean also) {
    return new WorldSettings(
        origin,
        start,
        region,
        account,
        seed,
        transport,
        agent,
        watchdog,
        eventBudget,
        remoteCalls,
        redirected || also,
        throttled);
  }

  WorldSettings agent(boolean allowed) {
    return new WorldSettings(
        origin,
        start,
        region,
        account,
        seed,
        transport,
        agent && allowed,
        watchdog,
        eventBudget,
        remoteCalls,
        redirected,
        throttled);
  }

  RemoteCalls remoteCallRule() {
    String world = "the world of " + origin + " (" + region + ", " + account + ")";
    String permit =
        origin.equals(ANNOTATION)
            ? ANNOTATION + "(allowRemoteCalls = true)"
            : origin + ".builder().allowRemoteCalls(true)";
    return new RemoteCalls(world, permit, remoteCalls);
  }

  ServiceSettings service() {
    return new ServiceSettings(partition(), region, account, seed, eventBudget);
  }

  /** Where what the test deploys belongs. */
  Target target() {
    return new Target(partition(), region, account);
  }

  String activityArn(String name) {
    return String.join(":", "arn", partition(), "states", region, account, "activity", name);
  }

  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
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
