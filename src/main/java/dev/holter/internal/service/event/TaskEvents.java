package dev.holter.internal.service.event;

import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events of a task; each family of resources has its own names and details for them. */
public interface TaskEvents {

  /** Returns the events of the family that a resource belongs to. */
  static TaskEvents of(Resource resource, String region) {
    if (resource instanceof Activity activity) {
      return new ActivityTaskEvents(activity);
    }
    if (resource instanceof Integration integration) {
      return new IntegrationTaskEvents(integration, region);
    }
    return new LambdaTaskEvents((LambdaFunction) resource);
  }

  Event scheduled(
      String input,
      Optional<Duration> timeout,
      Optional<Duration> heartbeat,
      @Nullable String role);

  Event started(@Nullable String worker);

  Event succeeded(String output);

  Event failed(@Nullable String error, @Nullable String cause);

  Event timedOut(String error);

  /**
   * Returns a limit in seconds, or null if the state declares none: AWS does not write its default.
   */
  static @Nullable Long seconds(Optional<Duration> limit) {
    return limit.map(Duration::toSeconds).orElse(null);
  }
}
