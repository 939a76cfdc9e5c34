package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the delays of all stubs into virtual waits; a dribbled body comes whole, at its end. */
final class DelayTransformer implements ResponseTransformerV2 {

  private final Supplier<@Nullable Tenancy> tenancy;

  DelayTransformer(Supplier<@Nullable Tenancy> tenancy) {
    this.tenancy = tenancy;
  }

  @Override
  public String getName() {
    return "holter-delay";
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
    long millis = response.getInitialDelay() + (dribble == null ? 0 : dribble.getTotalDuration());
    if (millis == 0) {
      return response;
    }
    Response undelayed = withoutDelay(response);
    Tenancy tenant = tenancy.get();
    return tenant == null
        ? undelayed
        : tenant.inNameOfCaller(
            event.getRequest(),
            () -> {
              tenant.world().time().sleep(Duration.ofMillis(millis));
              return undelayed;
            });
  }

  @SuppressWarnings("NullAway") // WireMock's builder takes null for no dribbling
  private static Response withoutDelay(Response response) {
    return Response.Builder.like(response)
        .incrementInitialDelay(-response.getInitialDelay())
        .chunkedDribbleDelay(null)
        .build();
  }
}
