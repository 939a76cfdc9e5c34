package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** The logging that a file deploys a state machine with, in the SDK's model. */
final class Logging {
  private Logging() {}

  static LoggingConfiguration of(JsonNode logging) {
    LoggingConfiguration.Builder result = LoggingConfiguration.builder();
    if (logging.has("level")) {
      result.level(logging.path("level").asText());
    }
    result.includeExecutionData(logging.path("includeExecutionData").asBoolean());
    if (logging.has("destinations")) {
      List<LogDestination> destinations = new ArrayList<>();
      for (JsonNode arn : logging.path("destinations")) {
        destinations.add(
            LogDestination.builder()
                .cloudWatchLogsLogGroup(group -> group.logGroupArn(arn.asText()))
                .build());
      }
      result.destinations(destinations);
    }
    return result.build();
  }
}
