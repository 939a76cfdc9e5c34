package dev.holter.internal.template;

/** Says what is wrong with a file or with what was asked of it, and what to do. */
public final class TemplateError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an error with a whole text. */
  public TemplateError(String message) {
    super(message);
  }
}
