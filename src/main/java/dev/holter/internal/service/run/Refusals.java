package dev.holter.internal.service.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * Keeps the calls that the service has refused, since a worker may swallow the exception that says
 * why.
 */
public final class Refusals {

  /**
   * How many kinds of refusals are kept. A worker that polls in vain is refused again and again.
   */
  private static final int KINDS = 20;

  /** Calls that were refused for the same reason. */
  public record Refusal(String operation, String error, String message, int times) {}

  private record Kind(String operation, String error, String message) {}

  private final Map<Kind, Integer> times = new LinkedHashMap<>();

  public Refusals() {}

  public synchronized void add(String operation, SfnException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    if (details != null) {
      Kind kind = new Kind(operation, details.errorCode(), details.errorMessage());
      if (times.size() < KINDS || times.containsKey(kind)) {
        times.merge(kind, 1, Integer::sum);
      }
    }
  }

  /** Returns the refused calls, the first ones first. */
  public synchronized List<Refusal> all() {
    List<Refusal> all = new ArrayList<>();
    times.forEach(
        (kind, count) ->
            all.add(new Refusal(kind.operation(), kind.error(), kind.message(), count)));
    return all;
  }

  /** Forgets what another test has seen. */
  public synchronized void clear() {
    times.clear();
  }
}
