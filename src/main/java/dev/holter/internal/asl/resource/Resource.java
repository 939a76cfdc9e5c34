package dev.holter.internal.asl.resource;

/** What a Task state asks to do its work. */
public sealed interface Resource {

  /** Returns the ARN as the definition has it. */
  String arn();

  /**
   * An activity, whose workers poll for tasks.
   *
   * @param arn its ARN
   * @param region the region in the ARN
   * @param account the account in the ARN
   * @param name its name
   */
  record Activity(String arn, String region, String account, String name) implements Resource {}

  /**
   * A plain Lambda function, without the pattern of an integration.
   *
   * @param arn its ARN
   */
  record LambdaFunction(String arn) implements Resource {}

  /**
   * A call of another service.
   *
   * @param arn the ARN of the integration
   * @param service such as {@code sqs} or {@code aws-sdk:sfn}
   * @param action such as {@code sendMessage}, without the pattern
   * @param pattern how the state waits for the service
   */
  record Integration(String arn, String service, String action, Pattern pattern)
      implements Resource {

    /** Returns the {@code resourceType} of the task's events. */
    public String resourceType() {
      return service;
    }

    /** Returns the {@code resource} of the task's events. */
    public String resourceName() {
      return action + pattern.suffix();
    }
  }

  /** How a state waits for a called service. */
  enum Pattern {
    /** Goes on with the answer of the call. */
    REQUEST_RESPONSE(""),
    /** Goes on when the job that was started ends. */
    SYNC(".sync"),
    /** As {@link #SYNC}, with the output as JSON. */
    SYNC_2(".sync:2"),
    /** Goes on when somebody answers with the task's token. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    Pattern(String suffix) {
      this.suffix = suffix;
    }

    /** Returns what follows the action in the ARN. */
    public String suffix() {
      return suffix;
    }
  }
}
