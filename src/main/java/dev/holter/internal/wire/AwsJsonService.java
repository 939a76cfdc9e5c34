package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.SfnRequest;
import software.amazon.awssdk.services.sfn.model.SfnResponse;
import software.amazon.awssdk.utils.builder.Buildable;

/** Serves one HTTP request of AWS JSON 1.0 by the simulated service of one world. */
final class AwsJsonService {

  static final int BODY_LIMIT = 1024 * 1024;
  private static final int SUCCESS = 200;

  /** The header with the id of a call. All attempts of the call carry the same one. */
  private static final String LOGICAL_CALL = "amz-sdk-invocation-id";

  /** The header that says which attempt of a call this is, and how many there may be. */
  private static final String ATTEMPT = "amz-sdk-request";

  private static final String TARGET_PREFIX = "AWSStepFunctions.";

  private final LeasedWorld world;
  private final Answers answers;
  private final OperationCatalog catalog;
  private final PojoReader reader;

  AwsJsonService(LeasedWorld world, OperationCatalog catalog, PojoReader reader) {
    this.world = world;
    this.answers = new Answers(world.requestIds(), world.time().clock());
    this.catalog = catalog;
    this.reader = reader;
  }

  /** Answers the request on the calling thread, which waits in virtual time if the call does. */
  Response serve(Request request) throws InterruptedException {
    byte[] body;
    try {
      body = body(request);
    } catch (UnreadableRequestException e) {
      return answers.error(WireError.unreadable(e));
    }
    String operation = operation(request);
    Optional<SdkPojo> builder = catalog.newRequest(operation);
    if (builder.isEmpty()) {
      return answers.error(WireError.unknownOperation());
    }
    if (body.length > BODY_LIMIT) {
      return answers.error(WireError.tooLarge(BODY_LIMIT));
    }
    try {
      reader.read(body, builder.get());
    } catch (UnreadableRequestException e) {
      return answers.error(WireError.unreadable(e));
    }
    if (world.time().isCallerGone()) {
      return Answers.reset();
    }
    world.time().atCall("before " + operation);
    SfnRequest sent = (SfnRequest) ((Buildable) builder.get()).build();
    Thread caller = world.time().caller();
    world
        .notes()
        .called(
            operation, sent, request.getHeader(ATTEMPT), caller, world.time().clock().instant());
    Response response = serveUnderFaults(operation, request.getHeader(LOGICAL_CALL), sent);
    boolean accepted = response.getFault() == null && response.getStatus() == SUCCESS;
    world.notes().answered(operation, accepted, caller, world.time().clock().instant());
    world.time().atCall("after " + operation);
    return response;
  }

  Response internalFailure() {
    return answers.error(WireError.internalFailure());
  }

  /** Unpacks a compressed body. Over HTTP the server has done so already. */
  private static byte[] body(Request request) throws UnreadableRequestException {
    byte[] sent = request.getBody();
    String encoding = request.getHeader("Content-Encoding");
    if (sent.length == 0
        || encoding == null
        || !encoding.contains("gzip")
        || !InProcessRequest.PROTOCOL.equals(request.getProtocol())) {
      return sent;
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return unpacked.readNBytes(BODY_LIMIT + 1);
    } catch (IOException e) {
      throw new UnreadableRequestException(null);
    }
  }

  private static String operation(Request request) {
    String target = request.getHeader("X-Amz-Target");
    boolean understood =
        target != null
            && target.startsWith(TARGET_PREFIX)
            && request.getMethod().equals(RequestMethod.POST)
            && request.getUrl().equals("/");
    return understood ? target.substring(TARGET_PREFIX.length()) : "";
  }

  private Response serveUnderFaults(
      String operation, @Nullable String logicalCall, SfnRequest request)
      throws InterruptedException {
    FaultEffect effect =
        world
            .faults()
            .next(operation, taskToken(request), logicalCall, world.time().clock().instant())
            .orElse(null);
    if (effect == null) {
      return serve(request);
    } else if (effect instanceof FaultEffect.Throttle) {
      return answers.error(WireError.throttled());
    } else if (effect instanceof FaultEffect.Fail) {
      return answers.error(WireError.internalFailure());
    } else if (effect instanceof FaultEffect.Answer answer) {
      return answers.error(
          WireError.of(
              answer.status(),
              answer.error(),
              answer.message().isEmpty() ? null : answer.message()));
    } else if (effect instanceof FaultEffect.ResetConnection) {
      return Answers.reset();
    } else if (effect instanceof FaultEffect.LoseResponse) {
      serve(request);
      return Answers.reset();
    } else if (effect instanceof FaultEffect.LoseCaller) {
      world.notes().loseCaller();
      serveForNobody(request);
      return Answers.reset();
    } else if (effect instanceof FaultEffect.DelayRequest delay) {
      world.time().sleep(delay.by());
      return serve(request);
    } else {
      Response response = serve(request);
      world.time().sleep(((FaultEffect.DelayResponse) effect).by());
      return response;
    }
  }

  private void serveForNobody(SfnRequest request) throws InterruptedException {
    try {
      world.operations().serveForNobody(request);
    } catch (SfnException nobodyIsTold) {
      // Nothing is done here: the answer is lost, whatever it is.
    }
  }

  private Response serve(SfnRequest request) throws InterruptedException {
    try {
      SfnResponse answer = world.operations().serve(request);
      if (answer instanceof GetActivityTaskResponse polled && polled.taskToken() != null) {
        world.notes().handsOut(polled.taskToken(), world.time().caller());
      }
      return answers.success(answer);
    } catch (SfnException e) {
      return answers.error(WireError.from(e));
    }
  }

  private static @Nullable String taskToken(SfnRequest request) {
    return request.getValueForField("taskToken", String.class).orElse(null);
  }
}
