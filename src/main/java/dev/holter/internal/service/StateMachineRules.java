package dev.holter.internal.service;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.service.core.ServiceErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** Checks a state machine that is to be created or updated. */
final class StateMachineRules {

  private StateMachineRules() {}

  static void check(
      @Nullable String roleArn,
      @Nullable LoggingConfiguration logging,
      @Nullable EncryptionConfiguration encryption,
      @Nullable Boolean publish,
      @Nullable String versionDescription) {
    requireRole(roleArn);
    requireLogging(logging);
    Encryption.require(encryption);
    requirePublish(publish, versionDescription);
  }

  static Definition parse(String text, DefinitionScope scope) {
    try {
      return Definition.parse(text, scope);
    } catch (InvalidDefinition invalid) {
      throw ServiceErrors.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  /** Returns what the service answers of a configuration, which says how much is logged. */
  static LoggingConfiguration complete(LoggingConfiguration given) {
    return given.toBuilder()
        .level(given.level() == null ? LogLevel.OFF : given.level())
        .includeExecutionData(Boolean.TRUE.equals(given.includeExecutionData()))
        .build();
  }

  private static void requireRole(@Nullable String roleArn) {
    if (roleArn != null && !roleArn.startsWith("arn:")) {
      throw ServiceErrors.invalidArn("Invalid ARN prefix: " + roleArn);
    }
  }

  private static void requireLogging(@Nullable LoggingConfiguration logging) {
    if (logging == null || logging.level() == null || logging.level() == LogLevel.OFF) {
      return;
    }
    if (logging.destinations().size() != 1) {
      throw ServiceErrors.invalidLoggingConfiguration("Must specify exactly one Log Destination.");
    }
  }

  private static void requirePublish(@Nullable Boolean publish, @Nullable String description) {
    if (description != null && !Boolean.TRUE.equals(publish)) {
      throw ServiceErrors.validation("Version description can only be set when publish is true");
    }
  }
}
