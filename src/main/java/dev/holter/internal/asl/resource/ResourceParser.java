package dev.holter.internal.asl.resource;

import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.LambdaFunction;
import dev.holter.internal.asl.resource.Resource.Pattern;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Reads the Resource of a Task state and checks that a state machine of this scope may use it. */
public final class ResourceParser {

  private static final String FIELD = "Resource";

  private static final java.util.regex.Pattern ACTIVITY =
      java.util.regex.Pattern.compile("arn:([^:]+):states:([^:]+):([^:]+):activity:([^:]{1,80})");
  private static final java.util.regex.Pattern LAMBDA =
      java.util.regex.Pattern.compile("arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+(?::[^:]+)?");
  private static final java.util.regex.Pattern INTEGRATION =
      java.util.regex.Pattern.compile(
          "arn:(?<partition>[^:]+):states:(?<region>[^:]*):(?<account>[^:]*)"
              + ":(?<service>(?:aws-sdk:)?[^:.]+):(?<action>[^:.]+)"
              + "(?<pattern>\\.sync(?::2)?|\\.waitForTaskToken)?");

  /** The parts of ARNs that look like services and are none. */
  private static final Set<String> OWN =
      Set.of("activity", "stateMachine", "execution", "express", "mapRun");

  private final DefinitionScope scope;

  public ResourceParser(DefinitionScope scope) {
    this.scope = scope;
  }

  public Resource parse(Fields fields) {
    String arn = fields.text(FIELD);
    if (arn == null) {
      return new LambdaFunction("");
    }
    if (!arn.startsWith("arn:")) {
      fields.report(Wording.NOT_AN_ARN, FIELD);
      return new LambdaFunction(arn);
    }
    Matcher activity = ACTIVITY.matcher(arn);
    if (activity.matches() && isHere(activity)) {
      return activity(arn, activity, fields);
    }
    Matcher integration = INTEGRATION.matcher(arn);
    if (integration.matches() && isAvailable(integration)) {
      return integration(arn, integration, fields);
    }
    if (!LAMBDA.matcher(arn).matches()) {
      fields.report(Wording.unknownResource(arn), FIELD);
    }
    return new LambdaFunction(arn);
  }

  private boolean isHere(Matcher activity) {
    return activity.group(1).equals(scope.partition())
        && activity.group(2).equals(scope.region())
        && activity.group(3).equals(scope.account());
  }

  /**
   * Checks region and account of an ARN. They may be left out; resources of others do not exist.
   */
  private boolean isAvailable(Matcher integration) {
    return integration.group("partition").equals(scope.partition())
        && List.of("", scope.region()).contains(integration.group("region"))
        && List.of("", scope.account()).contains(integration.group("account"))
        && !OWN.contains(integration.group("service"));
  }

  private Resource activity(String arn, Matcher matcher, Fields fields) {
    if (scope.type() == MachineType.EXPRESS) {
      fields.report(Wording.EXPRESS_ACTIVITY, FIELD);
    }
    return new Activity(arn, matcher.group(2), matcher.group(3), matcher.group(4));
  }

  private Resource integration(String arn, Matcher matcher, Fields fields) {
    Integration integration =
        new Integration(
            arn,
            matcher.group("service"),
            matcher.group("action"),
            pattern(matcher.group("pattern")));
    if (!OptimizedIntegrations.recognize(integration)) {
      fields.report(Wording.unknownResource(arn), FIELD);
    } else if (scope.type() == MachineType.EXPRESS) {
      refuseWaiting(integration.pattern(), fields);
    }
    return integration;
  }

  private static Pattern pattern(@org.jspecify.annotations.Nullable String suffix) {
    for (Pattern pattern : Pattern.values()) {
      if (pattern.suffix().equals(suffix)) {
        return pattern;
      }
    }
    return Pattern.REQUEST_RESPONSE;
  }

  private static void refuseWaiting(Pattern pattern, Fields fields) {
    switch (pattern) {
      case REQUEST_RESPONSE -> {}
      case SYNC, SYNC_2 -> fields.report(Wording.EXPRESS_SYNC, FIELD);
      case WAIT_FOR_TASK_TOKEN -> fields.report(Wording.EXPRESS_CALLBACK, FIELD);
    }
  }
}
