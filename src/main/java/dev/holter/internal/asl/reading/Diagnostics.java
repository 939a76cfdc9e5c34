package dev.holter.internal.asl.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects findings, because the service reports every violation of a definition at once. */
public final class Diagnostics {

  private final List<Diagnostic> found = new ArrayList<>();

  public void schema(String message, String location) {
    add("SCHEMA_VALIDATION_FAILED", message, location);
  }

  public void add(String code, String message, @Nullable String location) {
    found.add(new Diagnostic(code, message, location));
  }

  public InvalidDefinition toException() {
    return new InvalidDefinition(found);
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw toException();
    }
  }
}
