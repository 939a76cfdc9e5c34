package dev.holter.borders;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.Sdk;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The clients of a context that Spring keeps for several test classes. */
@Execution(ExecutionMode.SAME_THREAD)
class SharedClientTests {

  @Configuration
  static class Clients {
    @Bean
    SfnClient aimedAtAws() {
      return SfnClient.builder().region(Region.EU_CENTRAL_1).build();
    }

    @Bean
    SfnClient byDefault() {
      return SfnClient.create();
    }

    @Bean
    SfnAsyncClient asynchronous() {
      return SfnAsyncClient.create();
    }
  }

  private static void reach(
      SfnClient client, SfnAsyncClient asyncClient, FakeStepFunctions stepFunctions) {
    VirtualClock clock = stepFunctions.clock();
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofMinutes(1)));
    stepFunctions.runScript(
        () -> {
          String token =
              client
                  .getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a")))
                  .taskToken();
          while (true) {
            Thread.sleep(20_000);
            client.sendTaskHeartbeat(r -> r.taskToken(token));
            asyncClient.sendTaskHeartbeat(r -> r.taskToken(token)).join();
          }
        });

    clock.advanceBy(ofMinutes(10));

    assertThat(task).isRunning().hasHeartbeats(60).beatsAtMost(ofSeconds(20));
  }

  @Nested
  @StepFunctionsTest
  @RedirectDefaultClients
  @SpringJUnitConfig(Clients.class)
  class One {
    @RepeatedTest(2)
    void has_its_beats(
        FakeStepFunctions stepFunctions,
        @Autowired SfnClient aimedAtAws,
        @Autowired SfnClient byDefault,
        @Autowired SfnAsyncClient asynchronous) {
      Sdk.assumeThatDefaultClientsFollow();
      reach(aimedAtAws, asynchronous, stepFunctions);
      assertThat(byDefault.listActivities().activities()).hasSize(1);
    }
  }

  @Nested
  @StepFunctionsTest(region = "us-west-2")
  @RedirectDefaultClients
  @SpringJUnitConfig(Clients.class)
  class Other {
    @Test
    void has_its_own(
        FakeStepFunctions stepFunctions,
        @Autowired SfnClient aimedAtAws,
        @Autowired SfnClient byDefault,
        @Autowired SfnAsyncClient asynchronous) {
      Sdk.assumeThatDefaultClientsFollow();
      assertThat(aimedAtAws.listActivities().activities()).isEmpty();
      reach(byDefault, asynchronous, stepFunctions);
    }
  }
}
