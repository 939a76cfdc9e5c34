package dev.holter.internal.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;

@Isolated("looks at the threads and system properties of the JVM")
class ServerLeaseTests {

  private final ServerPool pool = new ServerPool();

  @Test
  void leases_at_the_same_time_have_a_server_each() {
    try (Rig one = new Rig(pool);
        Rig two = new Rig(pool)) {
      one.lease.client().sendTaskHeartbeat(r -> r.taskToken("1"));

      assertThat(pool.built()).isEqualTo(2);
      assertThat(one.service.served).hasSize(1);
      assertThat(two.service.served).isEmpty();
      assertThat(two.lease.wireMock().find(anyRequestedFor(anyUrl()))).isEmpty();
    }
  }

  @Test
  void a_server_is_used_again_and_carries_nothing_over() {
    try (Rig first = new Rig(pool)) {
      first.lease.wireMock().register(post(anyUrl()).willReturn(aResponse().withStatus(500)));
      first.lease.wireMock().setGlobalFixedDelayVariable(1_000);
      first.lease.wireMock().find(anyRequestedFor(anyUrl()));
    }

    try (Rig second = new Rig(pool)) {
      second.lease.client().sendTaskHeartbeat(r -> r.taskToken("2"));

      assertThat(pool.built()).isEqualTo(1);
      assertThat(second.service.served).hasSize(1);
      assertThat(second.time.sleeps).isEmpty();
      assertThat(second.lease.wireMock().find(anyRequestedFor(anyUrl()))).hasSize(1);
    }
  }

  @Test
  void a_late_call_in_process_finds_the_connection_refused() {
    Rig rig = new Rig(pool);
    SfnClient late = rig.lease.clientBuilder().build();
    rig.close();

    try (Rig next = new Rig(pool)) {
      assertThatThrownBy(() -> late.sendTaskHeartbeat(r -> r.taskToken("t")))
          .hasMessageStartingWith(
              "Unable to execute HTTP request: Connection refused: the test that this endpoint"
                  + " belonged to has ended");
      assertThat(rig.service.served).isEmpty();
      assertThat(next.service.served).isEmpty();
    }
  }

  @Test
  void a_server_with_a_call_under_way_is_not_leased_again() throws Exception {
    CountDownLatch serving = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Rig rig = new Rig(pool);
    rig.service.onAny(
        ListActivitiesRequest.class,
        request -> {
          serving.countDown();
          closed.await();
          return ListActivitiesResponse.builder().nextToken("late").build();
        });
    SfnClient client = rig.lease.clientBuilder().build();
    FutureTask<ListActivitiesResponse> call = new FutureTask<>(client::listActivities);
    new Thread(call).start();
    serving.await();

    rig.lease.close();
    rig.time.close();

    try (Rig next = new Rig(pool)) {
      closed.countDown();
      assertThat(call.get().nextToken()).isEqualTo("late");
      assertThat(pool.built()).isEqualTo(2);
      assertThat(next.lease.wireMock().find(anyRequestedFor(anyUrl()))).isEmpty();
    }
  }

  @Test
  void no_port_is_open_for_calls_in_process() {
    try (Rig rig = new Rig(pool)) {
      rig.lease.client().sendTaskHeartbeat(r -> r.taskToken("t"));
      assertThat(rig.service.served).hasSize(1);
      assertThat(jettyThreads()).isZero();
    }
  }

  @Test
  void closing_leaves_no_port_no_thread_and_no_system_property() {
    Properties before = (Properties) System.getProperties().clone();
    URI endpoint;
    try (Rig rig = new Rig(pool)) {
      endpoint = rig.lease.endpoint();
      assertThat(rig.lease.endpoint()).isSameAs(endpoint);
      try (SfnClient client = Transport.HTTP.client(rig.lease)) {
        client.sendTaskHeartbeat(r -> r.taskToken("t"));
      }
      assertThat(jettyThreads()).isPositive();
    }

    assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
        .isInstanceOf(ConnectException.class);
    assertThat(jettyThreads()).isZero();
    assertThat(System.getProperties()).isEqualTo(before);
  }

  @Test
  void the_endpoint_listens_on_the_loopback_interface_only() throws IOException {
    try (Rig rig = new Rig(pool)) {
      URI endpoint = rig.lease.endpoint();

      assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
      // the same port is free on another address of the machine, so nobody listens on all of them
      try (ServerSocket other =
          new ServerSocket(endpoint.getPort(), 1, InetAddress.getByName("127.0.0.2"))) {
        assertThat(other.isBound()).isTrue();
      }
    }
  }

  @Test
  void a_parked_call_over_http_does_not_keep_the_lease_open() throws Exception {
    CountDownLatch serving = new CountDownLatch(1);
    Rig rig = new Rig(pool);
    rig.service.onAny(
        ListActivitiesRequest.class,
        request -> {
          serving.countDown();
          new CountDownLatch(1).await();
          return SendTaskHeartbeatResponse.builder().build();
        });
    SfnClient client = Transport.HTTP.client(rig.lease);
    FutureTask<ListActivitiesResponse> call = new FutureTask<>(client::listActivities);
    new Thread(call).start();
    serving.await();

    rig.close();

    assertThatThrownBy(call::get).hasMessageContaining("Unable to execute HTTP request");
    assertThat(jettyThreads()).isZero();
  }

  @Test
  void an_endpoint_asked_for_too_late_says_so_and_closing_twice_is_harmless() {
    Rig rig = new Rig(pool);
    rig.close();
    rig.close();

    assertThatThrownBy(rig.lease::endpoint)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The endpoint is gone: its test has ended");
    try (Rig next = new Rig(pool);
        Rig other = new Rig(pool)) {
      assertThat(pool.built()).isEqualTo(2);
      assertThat(next.lease).isNotSameAs(other.lease);
    }
  }

  private static long jettyThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("qtp"))
        .filter(Thread::isAlive)
        .count();
  }
}
