package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How many items of a Map Run may fail before it fails itself. */
public final class FailureTolerance {
  private static final String COUNT = "ToleratedFailureCount";
  private static final String PERCENTAGE = "ToleratedFailurePercentage";

  /**
   * The tolerance of one Map Run, as evaluated; a value is null where the definition says nothing.
   */
  public record Threshold(@Nullable Long count, @Nullable BigDecimal percentage) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Tells whether more have failed than may: either value decides, and without any the first. */
    public boolean isExceeded(long failed, long total) {
      if (count == null && percentage == null) {
        return failed > 0;
      }
      return (count != null && failed > count)
          || (percentage != null
              && BigDecimal.valueOf(failed)
                      .multiply(HUNDRED)
                      .compareTo(percentage.multiply(BigDecimal.valueOf(total)))
                  > 0);
    }
  }

  private final @Nullable WholeNumber count;
  private final @Nullable Percentage percentage;

  public FailureTolerance(Fields fields) {
    this.count = says(fields, COUNT) ? WholeNumber.of(fields, COUNT) : null;
    this.percentage = says(fields, PERCENTAGE) ? Percentage.of(fields, PERCENTAGE) : null;
  }

  private static boolean says(Fields fields, String field) {
    return fields.has(field) || fields.has(field + "Path");
  }

  public Threshold evaluate(JsonNode input, EvaluationContext context) {
    return new Threshold(
        count == null ? null : Long.valueOf(count.evaluate(input, context)),
        percentage == null ? null : percentage.evaluate(input, context));
  }
}
