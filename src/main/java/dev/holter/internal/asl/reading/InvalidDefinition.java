package dev.holter.internal.asl.reading;

import java.util.List;
import java.util.stream.Collectors;

/** Refuses a definition; its message is what the service puts between the quotes. */
public final class InvalidDefinition extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  InvalidDefinition(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining(", ")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the findings in the order in which the message names them; at least one. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
