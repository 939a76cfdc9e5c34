package dev.holter.internal.service;

import dev.holter.internal.service.core.ServiceErrors;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.Tag;

/** The tags of activities and state machines by ARN. Guarded by the service's lock. */
final class Tags {
  private static final int LIMIT = 50;

  private final Map<String, Map<String, String>> byArn = new HashMap<>();

  void add(String arn, List<Tag> tags) {
    Map<String, String> merged = new LinkedHashMap<>(byArn.getOrDefault(arn, Map.of()));
    tags.forEach(tag -> merged.put(tag.key(), tag.value()));
    if (merged.size() > LIMIT) {
      throw ServiceErrors.tooManyTags(arn);
    }
    byArn.put(arn, merged);
  }

  void remove(String arn, List<String> keys) {
    Map<String, String> tags = byArn.get(arn);
    if (tags != null) {
      keys.forEach(tags::remove);
    }
  }

  void forget(String arn) {
    byArn.remove(arn);
  }

  List<Tag> of(String arn) {
    return byArn.getOrDefault(arn, Map.of()).entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
