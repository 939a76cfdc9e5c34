package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.ItemBatcher;
import dev.holter.internal.asl.map.ItemReader;
import dev.holter.internal.asl.map.MapWording;
import dev.holter.internal.asl.map.ResultWriter;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.MachineType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a Map state says whose items are worked on by executions of their own: its Map Run. */
public final class DistributedMode {
  static final Set<String> FIELDS = Set.of("Label", "ItemReader", "ItemBatcher", "ResultWriter");

  private static final int LONGEST_LABEL = 40;
  private static final Pattern LABEL =
      Pattern.compile("[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cntrl}]+");

  private final MachineType children;
  private final @Nullable String label;
  private final @Nullable ItemReader reader;
  private final @Nullable ItemBatcher batcher;
  private final ResultWriter writer;

  DistributedMode(Fields state, MachineType children, FlowParser flows) {
    this.children = children;
    this.label = state.text("Label");
    this.reader = ItemReader.of(state, flows.scope());
    this.batcher = ItemBatcher.of(state);
    this.writer = ResultWriter.of(state, flows.scope());
    if (label != null) {
      check(label, state, flows);
    }
  }

  private static void check(String label, Fields state, FlowParser flows) {
    if (label.length() > LONGEST_LABEL || !LABEL.matcher(label).matches()) {
      state.reportHere("INVALID_LABEL_NAME", MapWording.badLabel(label));
    } else if (!flows.takesLabel(label)) {
      state.reportHere("DUPLICATE_LABEL_NAME", MapWording.duplicateLabel(label));
    }
  }

  /** Returns the type of the executions that work on the items. */
  public MachineType children() {
    return children;
  }

  /** Returns the label in ARNs; absent if the service makes one up. */
  public Optional<String> label() {
    return Optional.ofNullable(label);
  }

  /** Returns where the items are read from; absent if they are in the state's input. */
  public Optional<ItemReader> reader() {
    return Optional.ofNullable(reader);
  }

  /** Returns what becomes of the results. */
  public ResultWriter writer() {
    return writer;
  }

  /** Tells whether several items may share an execution. */
  public boolean batches() {
    return batcher != null;
  }

  List<ChildInput> inputs(List<JsonNode> items, JsonNode input, EvaluationContext context) {
    return batcher == null
        ? items.stream().map(item -> new ChildInput(item, 1)).toList()
        : batcher.batches(items, input, context);
  }
}
