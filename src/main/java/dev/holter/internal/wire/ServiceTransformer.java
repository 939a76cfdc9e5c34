package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills the answer of the catch-all stub from the simulated service. */
final class ServiceTransformer implements ResponseTransformerV2 {

  static final String NAME = "holter";

  private final Supplier<@Nullable Tenancy> tenancy;

  ServiceTransformer(Supplier<@Nullable Tenancy> tenancy) {
    this.tenancy = tenancy;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Tenancy tenant = tenancy.get();
    if (tenant == null) {
      return Answers.reset();
    }
    Request request = event.getRequest();
    Response answer = tenant.inNameOfCaller(request, () -> tenant.service().serve(request));
    // a delay for all stubs is the user's wish for the fake's answers too
    return response.getInitialDelay() == 0
        ? answer
        : Response.Builder.like(answer).incrementInitialDelay(response.getInitialDelay()).build();
  }
}
