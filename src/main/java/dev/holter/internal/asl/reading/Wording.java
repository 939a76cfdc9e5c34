package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/**
 * Every error that this package tells a client, in three parts: seen in recorded answers, reported
 * by people who asked the service, and worded here in its style because nobody has seen it.
 */
public final class Wording {

  // Recorded answers of the service.

  public static final String PATH_TOO_COSTLY = "The path leads to too many places.";
  public static final String PATH_NOT_EVALUATED = "The path does not fit the value.";
  public static final String TOO_DEEP = "The JSON is nested too deeply.";
  static final String TOO_LARGE =
      "The state produced data with a size exceeding the maximum number of bytes service limit.";
  public static final String NOT_AN_OBJECT = "Definition must be a valid JSON object";
  public static final String UNKNOWN_TYPE =
      "The field 'Type' should have one of these values: "
          + "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
  public static final String EMPTY = "Value cannot be empty";
  public static final String NOT_A_TIMESTAMP = "String does not match RFC3339 timestamp";
  static final String DOWNGRADE =
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
  // The space at the end of this one is the service's.
  public static final String EXPRESS_CALLBACK =
      "Express state machine does not support '.waitForTaskToken' service integration ";
  public static final String EXPRESS_SYNC =
      "Express state machine does not support '.sync' service integration";
  public static final String EXPRESS_ACTIVITY =
      "Express state machine does not support Activity ARN";
  public static final String DELAY_TOO_LONG = "Wait state delay is too long.";

  /**
   * Recorded for RoleArn. Other parameters that are missing are taken to be told in the same words.
   */
  public static String requiredButMissing(String field) {
    return "The field '" + field + "' is required but was missing";
  }

  static String required(Collection<String> fields) {
    return "These fields are required: " + fields;
  }

  public static String unknownResource(String arn) {
    return "The resource provided "
        + arn
        + " is not recognized. The value is not a valid resource ARN,"
        + " or the resource is not available in this region.";
  }

  public static String badTemplateValue(String field) {
    return "The value for the field '"
        + field
        + "' must be a valid JSONPath or a valid intrinsic function call";
  }

  public static String invalidPath(String path, String problem) {
    return "Invalid path '" + path + "' : " + problem;
  }

  public static String notFound(String path, String field, String input) {
    return "The JSONPath '"
        + path
        + "' specified for the field '"
        + field
        + "' could not be found in the input '"
        + input
        + "'";
  }

  public static String secondsMissing(String path) {
    return "The SecondsPath parameter does not reference an input value: " + path;
  }

  public static String secondsNegative(String path, String value) {
    return "The SecondsPath parameter references a negative value: " + path + " == " + value;
  }

  public static String secondsNotLong(String path, String value) {
    return "The SecondsPath parameter cannot be parsed as a long value: " + path + " == " + value;
  }

  public static String timestampUnreadable(String path, String value) {
    return "The TimestampPath parameter does not reference a valid ISO-8601 extended offset"
        + " date-time format string: "
        + path
        + " == "
        + value;
  }

  public static String notAnInteger(String field, String value, String path) {
    return "The "
        + field
        + " field refers to value \""
        + value
        + "\" which is not a valid integer: "
        + path;
  }

  public static String undefined(String expression, String place) {
    return jsonata(expression, place) + " returned nothing (undefined).";
  }

  public static String unexpectedType(
      String expression, String place, String wanted, String type, JsonNode value) {
    return jsonata(expression, place)
        + " returned an unexpected result type. Expected '"
        + wanted
        + "', but was '"
        + type
        + "' for value: "
        + Json.write(value);
  }

  public static String evaluationFailed(String expression, String place, String problem) {
    // The service separates in two ways, by whether a code comes first.
    String separator = problem.matches("(?s)[A-Z]\\d{4}: .*") ? ". " : ": ";
    return jsonata(expression, place) + " threw an error during evaluation" + separator + problem;
  }

  private static String jsonata(String expression, String place) {
    return "The JSONata expression '" + expression + "' specified for the field '" + place + "'";
  }

  public static String notATimestamp(String field, String value) {
    return "The "
        + field
        + " field cannot be parsed as an ISO-8601 extended offset date-time format string: "
        + value;
  }

  public static String negative(String field) {
    return field + " cannot be negative.";
  }

  // Reported by people who asked the service.

  public static final String NO_INPUT =
      "Unable to apply Path transformation to null or empty input.";
  public static final String NOT_AN_ARN = "Value is not a valid resource ARN";
  public static final String MISPLACED_MARKS =
      "A JSONata expression must start with '{%' and end with '%}', without spaces around them";
  public static final String NOT_A_PATH = "Value must be a valid JSONPath.";
  public static final String NO_TERMINAL_STATE = "Workflow has no terminal state";
  public static final String ALL_ALONE = "States.ALL must appear alone and at end of list";
  public static final String ACTIVITY_CREDENTIALS =
      "The field 'Credentials' is not supported for activities";

  public static final String NO_NEXT_STATE =
      "Failed to transition out of the state. The state does not point to a next state.";

  public static String conditionPathInvalid(String path) {
    return "Invalid path '"
        + path
        + "': The choice state's condition path references an invalid value.";
  }

  public static String oneForm(Collection<String> fields) {
    return "The object must have only one of the following fields, " + fields;
  }

  public static String unsupported(String field) {
    return "Field '" + field + "' is not supported";
  }

  public static String missingTarget(String state) {
    return "Missing 'Next' target: " + state;
  }

  public static String unreachable(String state) {
    return "State \"" + state + "\" is not reachable.";
  }

  static String onlyOne(Collection<String> fields) {
    return "There should only be one of the following fields: " + fields;
  }

  public static String exactlyOne(Collection<String> fields) {
    return "This object should have only one of the following fields: " + fields;
  }

  static String minimum(String value) {
    return "Minimum value is " + value;
  }

  static String maximum(String value) {
    return "Maximum value is " + value;
  }

  public static String oneOf(Collection<String> values) {
    return "Value should be one of the following: " + values;
  }

  public static String expectedType(String type) {
    return "Expected value of type " + type;
  }

  public static String notAReferencePath(String problem) {
    return "Value is not a Reference Path: " + problem;
  }

  public static String resultPathMismatch(String path, String input) {
    return "Unable to apply ReferencePath " + path + " to input " + input;
  }

  public static String argumentFailed(String call, String problem) {
    return "The function '" + call + "' had the following error: " + problem;
  }

  public static String argumentNotFound(String path, String input) {
    return "The JsonPath argument for the field '"
        + path
        + "' could not be found in the input '"
        + input
        + "'";
  }

  public static String intrinsicFailed(String call, String problem) {
    return "There was an error while evaluating the intrinsic function: " + call + ". " + problem;
  }

  // Worded here.

  public static final String RESERVED_VARIABLE = "The variable name 'states' is reserved";

  public static String assignedOutside(String name) {
    return "The variable '" + name + "' is already assigned in an outer scope";
  }

  public static String badVariableName(String name) {
    return "The variable name '" + name + "' is not a valid identifier of at most 80 characters";
  }

  public static String unsupportedType(String expression, String place) {
    return "The JSONata expression '"
        + expression
        + "' specified for the field '"
        + place
        + "' returned an unsupported result type.";
  }

  public static String givenTwice(String field, String dynamic) {
    return "The fields '" + field + "' and '" + dynamic + "' cannot be given together";
  }

  public static String unknownVariable(String path, String name) {
    return invalidPath(path, "No value for variable: " + name);
  }

  static String ofOtherLanguage(String field, QueryLanguage language) {
    return "The QueryLanguage is set to '"
        + language
        + "', but field '"
        + field
        + "' is only supported for the '"
        + language.other()
        + "' QueryLanguage";
  }

  public static String notWhole(String field, String value) {
    return "The " + field + " field cannot be parsed as a long value: " + value;
  }

  public static String negativeValue(String field, String value) {
    return "The " + field + " field has a negative value: " + value;
  }

  public static final String HEARTBEAT_TOO_LONG =
      "The field 'HeartbeatSeconds' should be less than 'TimeoutSeconds'";
  public static final String MAX_DELAY_TOO_SHORT =
      "The field 'MaxDelaySeconds' should be greater than 'IntervalSeconds'";

  public static String nameTooLong(String state) {
    return "State name \"" + state + "\" exceeds the maximum length of 80 characters";
  }

  public static String duplicateName(String state) {
    return "State name \"" + state + "\" is used more than once";
  }

  public static String limitNotPositive(String field, String value, String path) {
    return "The "
        + field
        + " field refers to value \""
        + value
        + "\" which is not a valid positive integer: "
        + path;
  }

  public static String heartbeatNotShorter(long heartbeat, long timeout) {
    return "HeartbeatSeconds ("
        + heartbeat
        + ") must be less than TimeoutSeconds ("
        + timeout
        + ").";
  }

  public static String notText(String expression, String field, String value) {
    return "The value for the field '"
        + field
        + "' must be a string, but '"
        + expression
        + "' is "
        + value;
  }

  public static String openEscape(String pattern) {
    return "The StringMatches pattern contains an open escape backslash: " + pattern;
  }

  private Wording() {}
}
