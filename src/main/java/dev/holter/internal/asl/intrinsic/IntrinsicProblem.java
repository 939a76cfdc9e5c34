package dev.holter.internal.asl.intrinsic;

/** Says in the service's words why a function has no result. */
public final class IntrinsicProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private IntrinsicProblem(String message) {
    super(message);
  }

  static IntrinsicProblem invalidArguments(String function) {
    return new IntrinsicProblem("Invalid arguments in " + function);
  }

  static IntrinsicProblem unmatched(char brace, char missing) {
    return new IntrinsicProblem(
        "Invalid template in States.Format: matching '"
            + missing
            + "' not found for '"
            + brace
            + "'.");
  }

  static IntrinsicProblem occurrences() {
    return new IntrinsicProblem(
        "Invalid arguments in States.Format:"
            + " number of arguments do not match the occurrences of {}.");
  }

  static IntrinsicProblem notJson(String problem) {
    return new IntrinsicProblem(
        "Cannot convert String to Json in States.StringToJson, caused by: " + problem);
  }
}
