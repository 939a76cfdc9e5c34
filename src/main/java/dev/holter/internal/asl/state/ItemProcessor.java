package dev.holter.internal.asl.state;

import dev.holter.internal.asl.map.MapWording;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.asl.reading.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Map state does with each item: {@code ItemProcessor}, or {@code Iterator}, as it was
 * called before.
 *
 * @param flow its states
 * @param children the type of the executions that walk through them; null if iterations are part of
 *     the same execution
 */
record ItemProcessor(Flow flow, @Nullable MachineType children) {

  private static final Set<String> FIELDS =
      Set.of("Comment", "ProcessorConfig", "StartAt", "States");
  private static final Set<String> FIELDS_OF_CONFIG = Set.of("Mode", "ExecutionType");
  private static final List<String> TYPES = List.of("STANDARD", "EXPRESS");
  private static final ItemProcessor NONE = new ItemProcessor(new Flow("", Map.of()), null);

  static ItemProcessor of(Fields state, FlowParser flows) {
    state.exactlyOne("ItemProcessor", "Iterator");
    Fields fields = state.object(state.has("Iterator") ? "Iterator" : "ItemProcessor");
    if (fields == null) {
      return NONE;
    }
    fields.allow(FIELDS);
    Fields config = fields.object("ProcessorConfig");
    MachineType children = config == null ? null : children(config, flows.scope());
    return new ItemProcessor(
        (children == null ? flows : flows.as(children)).parse(fields), children);
  }

  private static @Nullable MachineType children(Fields config, DefinitionScope scope) {
    config.allow(FIELDS_OF_CONFIG);
    String mode = config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED"));
    if (mode == null || mode.equals("INLINE")) {
      return null;
    }
    if (scope.type() == MachineType.EXPRESS) {
      config.report(MapWording.EXPRESS_DISTRIBUTED, "Mode");
    }
    if (!config.has("ExecutionType")) {
      config.reportHere(Wording.requiredButMissing("ExecutionType"));
    }
    String type = config.oneOf("ExecutionType", TYPES);
    return type == null ? MachineType.STANDARD : MachineType.valueOf(type);
  }
}
