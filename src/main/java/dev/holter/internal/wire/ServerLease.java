package dev.holter.internal.wire;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClientBuilder;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;

/** One world's use of a server: its clients, its endpoint, its stubs. */
public final class ServerLease implements AutoCloseable {

  private final CallerTime time;
  private final WireServer server;
  private final Tenancy tenancy;
  private final Consumer<WireServer> giveBack;
  private final InProcessDoor door;
  private final SdkClients clients;
  private final boolean overHttp;
  private final AtomicBoolean closed = new AtomicBoolean();

  private @Nullable SfnClient client;
  private @Nullable SfnAsyncClient asyncClient;
  private @Nullable URI endpoint;

  ServerLease(WireServer server, LeasedWorld world, String region, Consumer<WireServer> giveBack) {
    this.server = server;
    this.giveBack = giveBack;
    this.time = world.time();
    this.tenancy = server.moveIn(world);
    this.door = new InProcessDoor(server.stubs());
    this.clients = new SdkClients(door, world.time(), region);
    this.overHttp = world.overHttp();
    OpenTimes.open(time, world);
  }

  /**
   * Returns the world's blocking client, built on the first call.
   *
   * @return the same client each time
   */
  public synchronized SfnClient client() {
    if (client == null) {
      client = (overHttp ? httpClientBuilder() : clientBuilder()).build();
    }
    return client;
  }

  /**
   * Returns the world's asynchronous client, built on the first call.
   *
   * @return the same client each time
   */
  public synchronized SfnAsyncClient asyncClient() {
    if (asyncClient == null) {
      asyncClient = (overHttp ? httpAsyncClientBuilder() : asyncClientBuilder()).build();
    }
    return asyncClient;
  }

  /**
   * Prepares an in-process blocking client that a user may change; the user closes what it builds.
   *
   * @return a new builder
   */
  public SfnClientBuilder clientBuilder() {
    return clients.blocking();
  }

  /**
   * Prepares an in-process asynchronous client that a user may change; the user closes what it
   * builds.
   *
   * @return a new builder
   */
  public SfnAsyncClientBuilder asyncClientBuilder() {
    return clients.asynchronous();
  }

  /**
   * Prepares a blocking client that reaches the endpoint over HTTP; the user closes what it builds.
   *
   * @return a new builder
   */
  public SfnClientBuilder httpClientBuilder() {
    return clients.blocking(endpoint());
  }

  /**
   * Prepares an asynchronous client that reaches the endpoint over HTTP; the user closes what it
   * builds.
   *
   * @return a new builder
   */
  public SfnAsyncClientBuilder httpAsyncClientBuilder() {
    return clients.asynchronous(endpoint());
  }

  /**
   * Returns the HTTP endpoint on the loopback interface; the first call opens the port.
   *
   * @return the endpoint, without a path
   * @throws IllegalStateException if the lease is closed
   */
  public synchronized URI endpoint() {
    if (closed.get()) {
      throw new IllegalStateException("The endpoint is gone: its test has ended");
    }
    if (endpoint == null) {
      // The server starts its threads in real time, since they belong to no worker.
      int port = time.inRealTime(server::openPort);
      endpoint = URI.create("http://" + WireServer.LOOPBACK + ":" + port);
      LiveEndpoints.open(port, tenancy.passages());
      time.opens(port);
    }
    return endpoint;
  }

  /**
   * Returns WireMock's own client, which needs no port.
   *
   * @return a client for stubs and for verifying
   */
  public WireMock wireMock() {
    return server.dsl();
  }

  /**
   * Takes the calls over HTTP since the last time that somebody asked that nobody could serve.
   *
   * @return what the test has to know of them, the first ones of many
   */
  public List<IllegalStateException> takeUnservedCalls() {
    return tenancy.unserved().take();
  }

  SdkHttpClient httpClient() {
    return clients.transport();
  }

  /** Refuses further calls, closes the port and clears the server; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    boolean quiet = door.close();
    OpenTimes.close(time);
    closeEndpoint();
    boolean clean = server.moveOut();
    closeClients();
    // a call that is still under way would meet the next world there
    if (quiet && clean) {
      giveBack.accept(server);
    }
  }

  private synchronized void closeEndpoint() {
    if (endpoint != null) {
      LiveEndpoints.close(endpoint.getPort());
      time.closes(endpoint.getPort());
    }
  }

  private synchronized void closeClients() {
    if (client != null) {
      client.close();
    }
    if (asyncClient != null) {
      asyncClient.close();
    }
  }
}
