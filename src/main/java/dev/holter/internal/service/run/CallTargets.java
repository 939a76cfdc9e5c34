package dev.holter.internal.service.run;

import dev.holter.internal.service.core.Integrations;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/**
 * The receivers of the calls that tasks make: the test's answers, and this service itself.
 *
 * @param test what the test has put in the place of other services
 * @param own this service's own operations, under its lock
 * @param later those of them that wait before they answer
 */
public record CallTargets(Integrations test, Function<SfnRequest, SfnResponse> own, Later later) {

  /** What serves the operations of this service that wait, such as GetActivityTask. */
  public interface Later {

    /**
     * Serves a request of an operation that waits, and hands its answer back under the lock. Other
     * requests are left alone, and the answer is false.
     */
    boolean serve(SfnRequest request, Consumer<SfnResponse> reply);
  }
}
