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

@StepFunctionsTest(agent = false)
class RecentCallsTests {

  private static List<ServeEvent> events(SfnClient client, WireMock wireMock) {
    for (String name : List.of("a", "b", "c", "d")) {
      client.createActivity(r -> r.name(name));
    }
    return wireMock.getServeEvents();
  }

  @Test
  void the_last_calls_are_kept(SfnClient client, WireMock wireMock) {
    RecentCalls calls = new RecentCalls(3);
    List<ServeEvent> events = events(client, wireMock);
    events.forEach(calls::add);

    assertThat(calls.getAll()).containsExactly(events.get(3), events.get(2), events.get(1));
    assertThat(calls.get(events.get(0).getId())).isEmpty();
  }

  @Test
  void what_is_taken_out_makes_room(SfnClient client, WireMock wireMock) {
    RecentCalls calls = new RecentCalls(2);
    List<ServeEvent> events = events(client, wireMock);
    calls.add(events.get(0));
    calls.add(events.get(1));
    calls.remove(events.get(0).getId());
    calls.remove(events.get(0).getId());
    calls.add(events.get(2));
    assertThat(calls.getAll()).containsExactly(events.get(2), events.get(1));

    calls.clear();
    calls.add(events.get(3));
    calls.add(events.get(0));
    assertThat(calls.getAll()).containsExactly(events.get(0), events.get(3));
  }

  @Test
  void a_test_sees_them_and_may_forget_them(SfnClient client, WireMock wireMock) {
    assertThat(events(client, wireMock)).hasSize(4);
    wireMock.removeEvents(postRequestedFor(anyUrl()).withRequestBody(containing("\"b\"")));
    assertThat(wireMock.getServeEvents()).hasSize(3);
    wireMock.resetRequests();
    assertThat(wireMock.getServeEvents()).isEmpty();
  }
}
