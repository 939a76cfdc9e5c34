package dev.holter.internal.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.holter.StepFunctionsTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

class RecentCallsTests {

  @Test
  @StepFunctionsTest(agent = false)
  void the_last_calls_are_kept(SfnClient client, WireMock wireMock) {
    for (int i = 0; i <= RecentCalls.KEPT; i++) {
      int number = i;
      client.createActivity(r -> r.name("a" + number % 10));
    }
    client.createActivity(r -> r.name("last"));

    List<ServeEvent> kept = wireMock.getServeEvents();
    assertThat(kept).hasSize(RecentCalls.KEPT);
    assertThat(kept.get(0).getRequest().getBodyAsString()).isEqualTo("{\"name\":\"last\"}");
    assertThat(kept.get(kept.size() - 1).getRequest().getBodyAsString())
        .isEqualTo("{\"name\":\"a2\"}");
  }

  @Test
  @StepFunctionsTest(agent = false)
  void what_is_forgotten_makes_room(SfnClient client, WireMock wireMock) {
    client.createActivity(r -> r.name("a"));
    client.createActivity(r -> r.name("b"));
    wireMock.removeEvents(postRequestedFor(anyUrl()).withRequestBody(containing("\"b\"")));
    assertThat(wireMock.getServeEvents()).hasSize(1);

    wireMock.resetRequests();
    assertThat(wireMock.getServeEvents()).isEmpty();
    client.createActivity(r -> r.name("c"));
    assertThat(wireMock.getServeEvents()).hasSize(1);
  }
}
