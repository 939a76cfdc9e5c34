package dev.holter.internal.asl.reading;

import org.jspecify.annotations.Nullable;

/**
 * One finding of the validation, with the members that the service reports.
 *
 * @param code such as {@code SCHEMA_VALIDATION_FAILED}
 * @param message what is wrong
 * @param location where, such as {@code /States/Work/Next}; absent if no place can be named
 */
public record Diagnostic(String code, String message, @Nullable String location) {

  /** Renders the finding as it stands in the message of an {@code InvalidDefinition} error. */
  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
