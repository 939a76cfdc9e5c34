package dev.holter.internal.service.core;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.ActivityAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityWorkerLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidEncryptionConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

/** Every error that the service answers, with AWS's name, words and status, in one place. */
public final class ServiceErrors {
  private static final int BAD_REQUEST = 400;
  private static final int QUOTA_EXCEEDED = 402;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int NOT_IMPLEMENTED = 501;

  private ServiceErrors() {}

  public static SfnException activityAlreadyExists(String name) {
    return with(
        ActivityAlreadyExistsException.builder(),
        "ActivityAlreadyExists",
        "Activity Already Exists: '" + name + "'");
  }

  public static SfnException activityDoesNotExist(String arn) {
    return with(
        ActivityDoesNotExistException.builder(),
        "ActivityDoesNotExist",
        "Activity Does Not Exist: '" + arn + "'");
  }

  public static SfnException activityWorkerLimitExceeded() {
    return with(
        ActivityWorkerLimitExceededException.builder(),
        "ActivityWorkerLimitExceeded",
        "The maximum number of workers concurrently polling for activity tasks has been reached.");
  }

  public static SfnException executionAlreadyExists(String arn) {
    return with(
        ExecutionAlreadyExistsException.builder(),
        "ExecutionAlreadyExists",
        "Execution Already Exists: '" + arn + "'");
  }

  public static SfnException executionDoesNotExist(String arn) {
    return with(
        ExecutionDoesNotExistException.builder(),
        "ExecutionDoesNotExist",
        "Execution Does Not Exist: '" + arn + "'");
  }

  /**
   * Makes an error whose text at AWS is not known. The reason is the one that DescribeExecution
   * gives.
   */
  public static SfnException executionNotRedrivable(String reason) {
    return with(
        ExecutionNotRedrivableException.builder(),
        "ExecutionNotRedrivable",
        "Execution Not Redrivable: '" + reason + "'");
  }

  public static SfnException invalidArn(String detail) {
    return with(InvalidArnException.builder(), "InvalidArn", "Invalid Arn: '" + detail + "'");
  }

  public static SfnException invalidDefinition(String detail) {
    return with(
        InvalidDefinitionException.builder(),
        "InvalidDefinition",
        "Invalid State Machine Definition: '" + detail + "'");
  }

  /** Makes an error that only TestState has. */
  public static SfnException untestableState(String message) {
    return with(InvalidDefinitionException.builder(), "InvalidDefinition", message);
  }

  /** AWS's text was never sighted. */
  public static SfnException invalidEncryptionConfiguration(String detail) {
    return with(
        InvalidEncryptionConfigurationException.builder(),
        "InvalidEncryptionConfiguration",
        "Invalid Encryption Configuration: " + detail);
  }

  public static SfnException invalidExecutionInput(String detail) {
    return with(
        InvalidExecutionInputException.builder(),
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '" + detail + "'");
  }

  public static SfnException invalidLoggingConfiguration(String detail) {
    return with(
        InvalidLoggingConfigurationException.builder(),
        "InvalidLoggingConfiguration",
        "Invalid Logging Configuration: " + detail);
  }

  public static SfnException invalidName(String name) {
    return with(InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
  }

  /** AWS's text was never sighted; this follows the pattern of its neighbours. */
  public static SfnException invalidOutput(String detail) {
    return with(
        InvalidOutputException.builder(), "InvalidOutput", "Invalid Output: '" + detail + "'");
  }

  public static SfnException invalidToken() {
    return with(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: 'Invalid token'");
  }

  public static SfnException missingRequiredParameter() {
    return with(
        MissingRequiredParameterException.builder(),
        "MissingRequiredParameter",
        "Either the definition, the role ARN, the LoggingConfiguration, or the"
            + " TracingConfiguration must be specified");
  }

  public static SfnException resourceNotFound(String arn) {
    return with(
        ResourceNotFoundException.builder().resourceName(arn),
        "ResourceNotFound",
        "Resource not found: '" + arn + "'",
        NOT_FOUND);
  }

  public static SfnException stateMachineAlreadyExists(String arn) {
    return with(
        StateMachineAlreadyExistsException.builder(),
        "StateMachineAlreadyExists",
        "State Machine Already Exists: '" + arn + "'");
  }

  /** AWS's text was never sighted; this follows the pattern of its neighbours. */
  public static SfnException stateMachineDeleting(String arn) {
    return with(
        StateMachineDeletingException.builder(),
        "StateMachineDeleting",
        "State Machine is being deleted: '" + arn + "'");
  }

  public static SfnException stateMachineDoesNotExist(String arn) {
    return with(
        StateMachineDoesNotExistException.builder(),
        "StateMachineDoesNotExist",
        "State Machine Does Not Exist: '" + arn + "'");
  }

  public static SfnException typeNotSupported() {
    return with(
        StateMachineTypeNotSupportedException.builder(),
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine");
  }

  public static SfnException taskTimedOut() {
    return with(
        TaskTimedOutException.builder(),
        "TaskTimedOut",
        "Task Timed Out: 'Provided task does not exist anymore'");
  }

  /** AWS's text was never sighted. */
  public static SfnException tooManyTags(String arn) {
    return with(
        TooManyTagsException.builder().resourceName(arn),
        "TooManyTags",
        "The resource has more than 50 tags: '" + arn + "'");
  }

  public static SfnException validation(String message) {
    return with(ValidationException.builder(), "ValidationException", message);
  }

  /** Makes an error with AWS's reason. AWS's text is not known. */
  public static SfnException completedMapRun(String arn) {
    return with(
        ValidationException.builder()
            .reason(ValidationExceptionReason.CANNOT_UPDATE_COMPLETED_MAP_RUN),
        "ValidationException",
        "Map Run '" + arn + "' is completed and cannot be updated");
  }

  public static SfnException otherRevision(String asked, String current) {
    return conflict(
        "Failed to publish the State Machine version for revision "
            + asked
            + ". The current State Machine revision is "
            + current
            + ".");
  }

  private static SfnException conflict(String message) {
    return with(ConflictException.builder(), "ConflictException", message, CONFLICT);
  }

  public static SfnException otherAlias() {
    return conflict(
        "Failed to create alias because an alias with the same name and a different routing"
            + " configuration already exists.");
  }

  public static SfnException versionInUse(List<String> aliases) {
    return conflict(
        "Version to be deleted must not be referenced by an alias. Current list of aliases"
            + " referencing this version: "
            + aliases);
  }

  /** AWS's text was never sighted. */
  public static SfnException labeledArn(String arn) {
    return with(
        ValidationException.builder()
            .reason(ValidationExceptionReason.API_DOES_NOT_SUPPORT_LABELED_ARNS),
        "ValidationException",
        "This operation does not support the ARN of a Distributed Map state: '" + arn + "'");
  }

  public static SfnException invalidRouting(String message) {
    return with(
        ValidationException.builder()
            .reason(ValidationExceptionReason.INVALID_ROUTING_CONFIGURATION),
        "ValidationException",
        message);
  }

  /** AWS's text was never sighted. */
  public static SfnException nothingToUpdate() {
    return with(
        ValidationException.builder().reason(ValidationExceptionReason.MISSING_REQUIRED_PARAMETER),
        "ValidationException",
        "Either the description or the routing configuration must be specified");
  }

  public static SfnException noSuchResource() {
    return with(
        ResourceNotFoundException.builder(),
        "ResourceNotFound",
        "Request references a resource that does not exist.",
        NOT_FOUND);
  }

  /** AWS's text was never sighted. */
  public static SfnException tooMany(String what, String arn, int limit) {
    return with(
        ServiceQuotaExceededException.builder(),
        "ServiceQuotaExceededException",
        "The state machine has " + limit + " " + what + " already: '" + arn + "'",
        QUOTA_EXCEEDED);
  }

  public static SfnException throttled() {
    return with(SfnException.builder(), "ThrottlingException", "Rate exceeded");
  }

  public static SfnException notServed(String what) {
    return with(
        SfnException.builder(),
        "NotImplemented",
        "Holter does not serve " + what + " yet",
        NOT_IMPLEMENTED);
  }

  private static SfnException with(SfnException.Builder builder, String code, String message) {
    return with(builder, code, message, BAD_REQUEST);
  }

  private static SfnException with(
      SfnException.Builder builder, String code, String message, int status) {
    builder.message(message).statusCode(status);
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Sfn").build());
    return (SfnException) builder.build();
  }
}
