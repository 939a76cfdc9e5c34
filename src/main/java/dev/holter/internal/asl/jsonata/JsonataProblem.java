package dev.holter.internal.asl.jsonata;

/** Says why an expression cannot be read or evaluated. */
public final class JsonataProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JsonataProblem(String problem) {
    super(problem);
  }
}
