package com.example.transcript;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Beats for every task that is worked on. */
@Component
class Heartbeats {

  private final SfnClient client;
  private final Set<String> taskTokens = ConcurrentHashMap.newKeySet();

  Heartbeats(SfnClient client) {
    this.client = client;
  }

  void begin(String taskToken) {
    taskTokens.add(taskToken);
  }

  void end(String taskToken) {
    taskTokens.remove(taskToken);
  }

  @Scheduled(fixedRate = 20, timeUnit = TimeUnit.SECONDS)
  void beat() {
    for (String taskToken : taskTokens) {
      try {
        client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
      } catch (SdkException refused) {
        // The next beat may come through.
      }
    }
  }
}
