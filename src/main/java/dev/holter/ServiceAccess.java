package dev.holter;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnAsyncClientBuilder;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;

/** How a test and its workers reach the service; one half of {@link FakeStepFunctions}. */
abstract sealed class ServiceAccess permits FakeStepFunctions {
  final World world;

  ServiceAccess(World world) {
    this.world = world;
  }

  /**
   * Returns the clock of this test. Any thread.
   *
   * @return the same clock each time
   */
  public VirtualClock clock() {
    return world.clock();
  }

  /**
   * Returns a client of this service, with the SDK's standard retries in virtual time and without
   * their jitter. Any thread.
   *
   * @return the same client each time; closed after the test
   */
  public SfnClient client() {
    return world.client();
  }

  /**
   * Returns an asynchronous client of this service. Any thread.
   *
   * @return the same client each time; closed after the test
   */
  public SfnAsyncClient asyncClient() {
    return world.asyncClient();
  }

  /**
   * Prepares a client of one's own that reaches this service in process. Any thread.
   *
   * @return a new builder; the test closes what it builds
   */
  public SfnClientBuilder clientBuilder() {
    return world.lease().clientBuilder();
  }

  /**
   * Prepares an asynchronous client of one's own that reaches this service in process. Any thread.
   *
   * @return a new builder; the test closes what it builds
   */
  public SfnAsyncClientBuilder asyncClientBuilder() {
    return world.lease().asyncClientBuilder();
  }

  /**
   * Returns the HTTP endpoint on the loopback interface; the first call opens the port. Any thread.
   *
   * @return what goes into {@code endpointOverride} or {@code --endpoint-url}
   */
  public URI endpoint() {
    return world.lease().endpoint();
  }

  /**
   * Returns WireMock's client of this endpoint, for stubs, which go before the simulated service,
   * and for verifying.
   *
   * @return a client that needs no port
   */
  public WireMock wireMock() {
    return world.lease().wireMock();
  }

  /**
   * Returns the region of this service.
   *
   * @return such as {@code us-east-1}
   */
  public String region() {
    return world.settings().region();
  }

  /**
   * Returns the account of this service.
   *
   * @return twelve digits
   */
  public String account() {
    return world.settings().account();
  }

  /**
   * Returns the ARN of an activity of this account and region, whether or not it exists. Any
   * thread.
   *
   * @param name the activity's name
   * @return what a worker polls with
   */
  public String activityArn(String name) {
    return world.settings().activityArn(Objects.requireNonNull(name, "name"));
  }
}
