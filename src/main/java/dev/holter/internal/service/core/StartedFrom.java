package dev.holter.internal.service.core;

import org.jspecify.annotations.Nullable;

/**
 * The revision that an execution runs, and the ARNs of the version and alias that led to it.
 *
 * @param versionArn absent if the state machine itself was started
 * @param aliasArn absent unless an alias was started
 */
public record StartedFrom(
    Revision revision, @Nullable String versionArn, @Nullable String aliasArn) {

  static StartedFrom of(Version version, @Nullable String aliasArn) {
    return new StartedFrom(version.revision(), version.arn(), aliasArn);
  }

  /** Whether the execution is one of those that a state machine, version or alias ARN lists. */
  public boolean isOf(String arn) {
    return arn.equals(revision.stateMachineArn()) || arn.equals(versionArn) || arn.equals(aliasArn);
  }
}
