package dev.holter.internal.service.run;

import dev.holter.internal.service.core.Integrations;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/**
 * What tasks can call.
 *
 * @param test what the test has put in the place of other services
 * @param own this service's own operations, under its lock
 * @param later those of them that wait before they answer
 */
public record CallTargets(Integrations test, Function<SfnRequest, SfnResponse> own, Later later) {

  /** Operations that wait. */
  public interface Later {

    /** Serves a request that waits, and hands the answer back under the lock; false for others. */
    boolean serve(SfnRequest request, Consumer<SfnResponse> reply);
  }
}
