package dev.holter;

import dev.holter.internal.service.run.Refusals.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why nothing may have come of a test, where nobody in it says so. */
final class Hints {
  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:states:([^:']*):([^:']*):");

  private Hints() {}

  /** Returns the hints for a world as whole lines, or an empty text if there is none. */
  static String of(World world) {
    return stillness(world)
        + refused(world)
        + certificates(world)
        + latecomers(world)
        + stayedReal(world);
  }

  private static String stillness(World world) {
    boolean waited =
        world.tasksOfTurn().stream().anyMatch(task -> task.endedAt().isEmpty())
            && world.clock().instant().equals(world.turnBegan());
    return waited
        ? "time never moved: it stands at ["
            + world.turnBegan()
            + "], and a task was open. Workers that wait, and deadlines, come on with"
            + " clock.advanceBy(..), or with any wait of the test\n"
        : "";
  }

  private static String latecomers(World world) {
    Map<String, Instant> came = world.clock().timeline().cameByThemselves();
    return listed(
        "threads that were in real time until they called: what they waited for before took real"
            + " time. Let the test or a worker start them",
        came.entrySet().stream()
            .map(one -> "[" + one.getKey() + "], first call at [" + one.getValue() + "]"));
  }

  private static String stayedReal(World world) {
    return listed(
        "threads that stayed in real time, where what they wait for takes real time. Let a thread"
            + " of the worker's own do that",
        world.clock().timeline().stayedReal().stream());
  }

  private static String certificates(World world) {
    return listed(
        "certificates that are not valid in virtual time. Start the clock when they are, such as with"
            + " StepFunctionsExtension.builder().start(Instant.now())",
        world.clock().timeline().refusedCertificates().stream());
  }

  private static String refused(World world) {
    return listed(
        "refused calls",
        world.service().refusals().all().stream()
            .map(refusal -> described(refusal, world.settings())));
  }

  /** Returns a heading with its list, or an empty text if the list is empty. */
  private static String listed(String heading, Stream<String> items) {
    String lines = items.map(item -> "  " + item + "\n").collect(Collectors.joining());
    return lines.isEmpty() ? "" : heading + "\n" + lines;
  }

  private static String described(Refusal refusal, WorldSettings settings) {
    return refusal.operation()
        + (refusal.times() == 1 ? "" : ", " + refusal.times() + " times")
        + ": "
        + refusal.error()
        + ", "
        + refusal.message()
        + (isElsewhere(refusal.message(), settings)
            ? " (this service is in region ["
                + settings.region()
                + "] and account ["
                + settings.account()
                + "])"
            : "");
  }

  private static boolean isElsewhere(String message, WorldSettings settings) {
    Matcher arn = ARN.matcher(message);
    return arn.find()
        && !(arn.group(1).equals(settings.region()) && arn.group(2).equals(settings.account()));
  }
}
