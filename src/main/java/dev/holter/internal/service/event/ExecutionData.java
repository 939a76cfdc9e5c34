package dev.holter.internal.service.event;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * Takes the execution data out of events, for {@code includeExecutionData: false}.
 *
 * <p>AWS documents that inputs and outputs go; which of their neighbours stay is not known, and
 * here everything else does.
 */
public final class ExecutionData {
  private static final Set<String> DATA =
      Set.of("input", "inputDetails", "output", "outputDetails", "parameters");

  private ExecutionData() {}

  public static HistoryEvent without(HistoryEvent event) {
    HistoryEvent.Builder copy = event.toBuilder();
    for (SdkField<?> field : event.sdkFields()) {
      Object details = field.getValueOrDefault(event);
      if (details instanceof SdkPojo pojo && details instanceof ToCopyableBuilder<?, ?> copyable) {
        field.set(copy, without(pojo, copyable));
      }
    }
    return copy.build();
  }

  private static Object without(SdkPojo details, ToCopyableBuilder<?, ?> copyable) {
    var copy = copyable.toBuilder();
    for (SdkField<?> field : details.sdkFields()) {
      if (DATA.contains(
          field.memberName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
              + field.memberName().substring(1))) {
        field.set(copy, null);
      }
    }
    return copy.build();
  }
}
