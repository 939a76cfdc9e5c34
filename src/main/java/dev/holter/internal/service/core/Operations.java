package dev.holter.internal.service.core;

import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;

/** The operations of the API, in the SDK's own model. The wire decodes HTTP requests for them. */
public interface Operations {

  /**
   * Serves one call on the calling thread, which waits in virtual time if the operation does.
   *
   * @param request the decoded request; missing members are null, nothing has been checked yet
   * @return the answer
   * @throws software.amazon.awssdk.services.sfn.model.SfnException the modelled error that AWS
   *     would answer, or a plain one whose {@code awsErrorDetails} carry code, message and status
   * @throws InterruptedException if the caller was interrupted while it waited
   */
  SfnResponse serve(SfnRequest request) throws InterruptedException;

  /**
   * Serves one call whose caller has gone: a poll goes on without anybody, and does not keep the
   * calling thread.
   *
   * @param request the decoded request
   * @throws software.amazon.awssdk.services.sfn.model.SfnException the error that nobody is told
   * @throws InterruptedException if the calling thread was interrupted
   */
  default void serveForNobody(SfnRequest request) throws InterruptedException {
    serve(request);
  }
}
