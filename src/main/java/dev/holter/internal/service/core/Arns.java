package dev.holter.internal.service.core;

/** Makes the service's ARNs and checks the ones that callers send. */
public final class Arns {
  private final String prefix;

  Arns(ServiceSettings settings) {
    this.prefix =
        "arn:"
            + settings.partition()
            + ":states:"
            + settings.region()
            + ":"
            + settings.account()
            + ":";
  }

  public String activity(String name) {
    return prefix + "activity:" + name;
  }

  public String stateMachine(String name) {
    return prefix + "stateMachine:" + name;
  }

  public String execution(String stateMachine, String name) {
    return prefix + "execution:" + stateMachine + ":" + name;
  }

  public String mapRun(String stateMachine, String label, String id) {
    return prefix + "mapRun:" + stateMachine + "/" + label + ":" + id;
  }

  public String express(String stateMachine, String name, String id) {
    return express(stateMachine, name) + ":" + id;
  }

  /** Returns an ARN in the form in which TestState shows it. */
  public String express(String stateMachine, String name) {
    return prefix + "express:" + stateMachine + ":" + name;
  }

  /**
   * Returns the ARN of the state machine that a version or alias belongs to. Other ARNs are
   * returned as they are.
   */
  public static String unqualified(String arn) {
    String[] parts = arn.split(":", 8);
    return parts.length < 8 ? arn : arn.substring(0, arn.length() - parts[7].length() - 1);
  }

  /**
   * Refuses a text that is no ARN of a version or alias. AWS's text for the ARN of a plain state
   * machine is not known.
   */
  public static void requireQualified(String arn) {
    require(arn, "stateMachine");
    if (unqualified(arn).equals(arn)) {
      throw ServiceErrors.invalidArn("Resource type not valid in this context: stateMachine");
    }
  }

  /**
   * Refuses a text that is no ARN of a state machine. Distributed Map states have such ARNs as
   * well, with a label behind a slash, and AWS documents that they are refused.
   */
  static void requireStateMachine(String arn) {
    require(arn, "stateMachine");
    if (arn.indexOf('/') >= 0) {
      throw ServiceErrors.labeledArn(arn);
    }
  }

  /** Refuses a text that is no ARN, or the ARN of another kind of resource. */
  public static void require(String arn, String... types) {
    String[] parts = arn.split(":", 7);
    if (parts.length < 6 || !parts[0].equals("arn")) {
      throw ServiceErrors.invalidArn("Invalid ARN prefix: " + arn);
    }
    for (String type : types) {
      if (parts[5].equals(type)) {
        return;
      }
    }
    throw ServiceErrors.invalidArn("Resource type not valid in this context: " + parts[5]);
  }
}
