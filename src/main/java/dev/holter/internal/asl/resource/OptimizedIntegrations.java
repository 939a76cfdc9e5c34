package dev.holter.internal.asl.resource;

import dev.holter.internal.asl.resource.Resource.Integration;
import java.util.Map;
import java.util.Set;

/**
 * Knows which calls the service recognizes, as far as that is a short and stable list. A service
 * that is not listed is let through: refusing what is valid would be worse than running it.
 */
final class OptimizedIntegrations {

  private static final Map<String, Set<String>> ACTIONS =
      Map.ofEntries(
          Map.entry("apigateway", Set.of("invoke")),
          Map.entry("batch", Set.of("submitJob")),
          Map.entry("dynamodb", Set.of("getItem", "putItem", "updateItem", "deleteItem")),
          Map.entry("ecs", Set.of("runTask")),
          Map.entry("events", Set.of("putEvents")),
          Map.entry("glue", Set.of("startJobRun")),
          Map.entry("databrew", Set.of("startJobRun")),
          Map.entry("http", Set.of("invoke")),
          Map.entry("lambda", Set.of("invoke")),
          Map.entry("mediaconvert", Set.of("createJob")),
          Map.entry("sns", Set.of("publish")),
          Map.entry("sqs", Set.of("sendMessage")),
          Map.entry("states", Set.of("startExecution")));

  private static final Set<String> WITHOUT_SYNC =
      Set.of("lambda", "sns", "sqs", "dynamodb", "events", "apigateway", "bedrock-agentcore");

  private static final Set<String> WITHOUT_CALLBACK =
      Set.of(
          "athena",
          "batch",
          "codebuild",
          "elasticmapreduce",
          "emr-containers",
          "emr-serverless",
          "glue",
          "databrew",
          "mediaconvert",
          "sagemaker",
          "dynamodb",
          "bedrock-agentcore");

  private OptimizedIntegrations() {}

  static boolean recognize(Integration call) {
    Set<String> actions = ACTIONS.get(call.service());
    return (actions == null || actions.contains(call.action())) && supportsPattern(call);
  }

  private static boolean supportsPattern(Integration call) {
    String service = call.service();
    return switch (call.pattern()) {
      case REQUEST_RESPONSE -> true;
      case SYNC -> !WITHOUT_SYNC.contains(service) && !service.startsWith("aws-sdk:");
      case SYNC_2 -> service.equals("states");
      case WAIT_FOR_TASK_TOKEN -> !WITHOUT_CALLBACK.contains(service);
    };
  }
}
