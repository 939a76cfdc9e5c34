package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.util.concurrent.Callable;

/** What a server needs to serve the world that it is leased to. */
record Tenancy(World world, AwsJsonService service, Passages passages) {

  Tenancy(World world, OperationCatalog catalog, PojoReader reader) {
    this(world, new AwsJsonService(world, catalog, reader), new Passages(world.time()));
  }

  /** Does the work in the caller's name; an interrupted caller finds its connection gone. */
  Response inNameOfCaller(Request request, Callable<Response> work) {
    boolean overHttp = !InProcessRequest.PROTOCOL.equals(request.getProtocol());
    try {
      return overHttp ? passages.serve(request, work) : work.call();
    } catch (InterruptedException e) {
      if (!overHttp) {
        Thread.currentThread().interrupt();
      }
      return Answers.reset();
    } catch (RuntimeException e) {
      if (overHttp) {
        return service.internalFailure(e);
      }
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
