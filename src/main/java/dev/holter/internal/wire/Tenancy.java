package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import dev.holter.internal.time.StoppedError;
import java.util.concurrent.Callable;

/** What a server needs to serve the world that it is leased to. */
record Tenancy(
    LeasedWorld world, AwsJsonService service, Passages passages, UnservedCalls unserved) {

  Tenancy(LeasedWorld world, OperationCatalog catalog, PojoReader reader) {
    this(
        world,
        new AwsJsonService(world, catalog, reader),
        new Passages(world.time()),
        new UnservedCalls());
  }

  /**
   * Does the work in the caller's name; an interrupted or stopped caller finds its connection gone.
   *
   * <p>What fails otherwise is thrown to a caller in process. No answer may tell of it, so that
   * over HTTP it is kept for the test.
   */
  Response inNameOfCaller(Request request, Callable<Response> work) {
    boolean overHttp = !InProcessRequest.PROTOCOL.equals(request.getProtocol());
    try {
      return overHttp ? passages.serve(request, work) : work.call();
    } catch (InterruptedException e) {
      if (!overHttp) {
        Thread.currentThread().interrupt();
      }
      return Answers.reset();
    } catch (RuntimeException | Error e) {
      if (!overHttp) {
        throw e;
      } else if (e instanceof StoppedError) {
        return Answers.reset();
      }
      unserved.add(String.valueOf(request.getHeader("X-Amz-Target")), e);
      return service.internalFailure();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
