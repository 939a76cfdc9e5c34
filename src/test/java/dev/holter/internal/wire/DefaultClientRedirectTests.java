package dev.holter.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;

@Isolated("sets system properties")
class DefaultClientRedirectTests {

  private final Properties original = (Properties) System.getProperties().clone();
  private final Rig rig = new Rig();

  @BeforeEach
  void setOwnProperties() {
    System.setProperty("aws.region", "ap-south-1");
    System.setProperty("aws.sessionToken", "left over");
    System.clearProperty("aws.endpointUrlSfn");
  }

  @AfterEach
  void close() {
    rig.close();
    System.setProperties(original);
  }

  @Test
  void a_default_client_reaches_the_endpoint_while_it_lasts() {
    try (DefaultClientRedirect redirect =
            new DefaultClientRedirect(rig.lease.endpoint(), Rig.REGION);
        SfnClient client = SfnClient.create()) {
      assertThat(redirect).isNotNull();
      assertThat(System.getProperty("aws.sessionToken")).isNull();

      client.sendTaskHeartbeat(r -> r.taskToken("t"));

      assertThat(client.serviceClientConfiguration().region().id()).isEqualTo(Rig.REGION);
    }

    assertThat(rig.service.served).hasSize(1);
  }

  @Test
  void a_default_client_sends_operations_with_a_host_prefix_there_too() {
    DefaultClientRedirect redirect = new DefaultClientRedirect(rig.lease.endpoint(), Rig.REGION);
    try (SfnClient client = SfnClient.create()) {
      client.testState(r -> r.definition("{}").roleArn("arn:r"));
    } catch (RuntimeException refused) {
      // Older versions of the SDK stop before they call.
      assumeFalse(
          refused.getCause() instanceof URISyntaxException,
          "this SDK refuses a host like sync-127.0.0.1");
      throw refused;
    } finally {
      redirect.close();
    }

    assertThat(rig.service.served).hasSize(1);
  }

  @Test
  void a_client_with_an_endpoint_stays_at_a_port_that_default_clients_were_led_to_before() {
    new DefaultClientRedirect(rig.lease.endpoint(), Rig.REGION).close();
    Rig other = new Rig();
    try (DefaultClientRedirect redirect =
            new DefaultClientRedirect(other.lease.endpoint(), Rig.REGION);
        SfnClient client = Transport.HTTP.client(rig.lease)) {
      assertThat(redirect).isNotNull();
      client.sendTaskHeartbeat(r -> r.taskToken("t"));
    } finally {
      other.close();
    }

    assertThat(rig.service.served).hasSize(1);
    assertThat(other.service.served).isEmpty();
  }

  @Test
  void a_default_client_of_an_ended_test_does_not_reach_whoever_has_its_port_now() {
    DefaultClientRedirect redirect = new DefaultClientRedirect(rig.lease.endpoint(), Rig.REGION);
    AwsBasicCredentials anybody = AwsBasicCredentials.create("a", "b");
    try (SfnClient client =
        SfnClient.builder()
            .credentialsProvider(StaticCredentialsProvider.create(anybody))
            .build()) {
      redirect.close();

      assertThatThrownBy(() -> client.sendTaskHeartbeat(r -> r.taskToken("t")))
          .isInstanceOf(SdkClientException.class)
          .hasMessageContaining("the port is a different test's now");
    }

    assertThat(rig.service.served).isEmpty();
  }

  @Test
  void all_properties_are_put_back_and_closing_twice_is_harmless() {
    Properties before = (Properties) System.getProperties().clone();
    DefaultClientRedirect redirect =
        new DefaultClientRedirect(URI.create("http://127.0.0.1:9"), Rig.REGION);
    assertThat(System.getProperties()).isNotEqualTo(before);

    redirect.close();
    assertThat(System.getProperties()).isEqualTo(before);

    System.setProperty("aws.region", "changed by somebody else");
    redirect.close();
    assertThat(System.getProperty("aws.region")).isEqualTo("changed by somebody else");
  }
}
