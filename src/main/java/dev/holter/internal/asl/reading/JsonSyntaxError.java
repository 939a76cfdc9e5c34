package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/** Says why a text is not JSON, in the two forms in which the service says it. */
public final class JsonSyntaxError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;
  private final @Nullable String source;

  JsonSyntaxError(JsonProcessingException cause) {
    super(withoutTarget(String.valueOf(cause.getMessage())), cause);
    this.problem = withoutTarget(cause.getOriginalMessage());
    this.source = cause.getLocation() == null ? null : cause.getLocation().toString();
  }

  JsonSyntaxError(String problem) {
    super(problem);
    this.problem = problem;
    this.source = null;
  }

  /** Returns Jackson's message without the names of classes and settings that it reads with. */
  private static String withoutTarget(String message) {
    int target = message.indexOf(" found after value (bound as ");
    return target < 0 ? message : message.substring(0, target);
  }

  /** Returns the message without the place where the text is wrong. */
  public String problem() {
    return problem;
  }

  /** Returns the place alone, such as {@code [Source: (String)"x"; line: 1, column: 2]}. */
  public @Nullable String source() {
    return source;
  }
}
