package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a placeholder must stand for where it is used; every name exists where all is simulated. */
final class Uses {
  private static final int PARTITION = 1;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private final Target target;

  Uses(Target target) {
    this.target = target;
  }

  @Nullable String find(String name, String text, int at, ValuePlace place) {
    if (text.startsWith("arn:")) {
      return inArn(name, text.substring(0, at));
    }
    String member = place.member();
    if (member == null || at != 0 || !text.endsWith("}") || text.indexOf('}') < text.length() - 1) {
      return null;
    }
    return switch (member) {
      case "Resource" -> task(name, place.owner());
      case "ActivityArn" -> target.activity(name);
      case "FunctionName" -> target.function(name);
      case "QueueUrl" -> target.queueUrl(name);
      case "StateMachineArn" -> target.stateMachine(name);
      case "TopicArn" -> target.topic(name);
      default -> member.endsWith("Name") ? name : null;
    };
  }

  /** Returns which part of an ARN a placeholder stands for. The colons before it tell. */
  private @Nullable String inArn(String name, String before) {
    int part = (int) before.replaceAll("\\$\\{[^}]*}", "").chars().filter(c -> c == ':').count();
    return switch (part) {
      case PARTITION -> target.partition();
      case REGION -> target.region();
      case ACCOUNT -> target.account();
      default -> part > ACCOUNT ? name : null;
    };
  }

  /** Functions send no heartbeats: a task that must is an activity's, as is one called so. */
  private @Nullable String task(String name, @Nullable JsonNode state) {
    if (state == null || !state.path("Type").asText().equals("Task")) {
      return null;
    }
    boolean activity =
        state.has("HeartbeatSeconds")
            || state.has("HeartbeatSecondsPath")
            || name.toLowerCase(Locale.ROOT).contains("activity");
    return activity ? target.activity(name) : target.function(name);
  }
}
