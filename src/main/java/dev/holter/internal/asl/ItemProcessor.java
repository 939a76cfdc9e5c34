package dev.holter.internal.asl;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code ItemProcessor}, or {@code Iterator}, as it was called before. */
final class ItemProcessor {

  private static final Set<String> FIELDS =
      Set.of("Comment", "ProcessorConfig", "StartAt", "States");
  private static final Set<String> FIELDS_OF_CONFIG = Set.of("Mode", "ExecutionType");
  private static final Flow NONE = new Flow("", Map.of());

  private ItemProcessor() {}

  static Flow of(Fields state, FlowParser flows) {
    state.exactlyOne("ItemProcessor", "Iterator");
    Fields fields = state.object(state.has("Iterator") ? "Iterator" : "ItemProcessor");
    if (fields == null) {
      return NONE;
    }
    fields.allow(FIELDS);
    Fields config = fields.object("ProcessorConfig");
    if (config != null) {
      config.allow(FIELDS_OF_CONFIG);
      config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED"));
    }
    return flows.parse(fields);
  }
}
