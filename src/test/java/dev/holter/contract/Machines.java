package dev.holter.contract;

/** Definitions for tests, and the ARNs in them. */
final class Machines {
  static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";
  static final String ROLE = "arn:aws:iam::123456789012:role/holter";
  static final String ACTIVITY = PREFIX + "activity:work";
  static final String CALLBACK = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";
  static final String REQUEST = "arn:aws:states:::sqs:sendMessage";
  static final String JOB = "arn:aws:states:::ecs:runTask.sync";
  static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:resize";

  /** A whole definition, as text. */
  static final String PASS = json("{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}");

  private Machines() {}

  static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }

  /** A machine of one task, T, with further fields such as {@code ,'TimeoutSeconds':5}. */
  static String task(String resource, String fields) {
    return states("T", taskState(resource, "'End':true", fields));
  }

  /** The same, followed by a Pass state, Caught, that catchers may name. */
  static String caught(String resource, String fields) {
    return states(
        "T", taskState(resource, "'End':true", fields) + ",'Caught':{'Type':'Pass','End':true}");
  }

  static String taskState(String resource, String transition, String fields) {
    return "'T':{'Type':'Task','Resource':'" + resource + "'," + transition + fields + "}";
  }

  static String states(String startAt, String states) {
    return json("{'StartAt':'" + startAt + "','States':{" + states + "}}");
  }

  /** A top-level limit added to a definition. */
  static String limited(String definition, int seconds) {
    return definition.replaceFirst("\\{", "{\"TimeoutSeconds\":" + seconds + ",");
  }
}
