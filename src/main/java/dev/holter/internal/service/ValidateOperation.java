package dev.holter.internal.service;

import dev.holter.internal.asl.Findings;
import dev.holter.internal.asl.reading.Diagnostic;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.ServiceSettings;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** ValidateStateMachineDefinition: what is wrong with a text, whatever it is. */
final class ValidateOperation {
  private static final int MOST = 100;

  private final ServiceSettings settings;

  ValidateOperation(ServiceSettings settings) {
    this.settings = settings;
  }

  ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request) {
    check(request);
    StateMachineType type = Objects.requireNonNullElse(request.type(), StateMachineType.STANDARD);
    Findings findings = Findings.of(request.definition(), settings.scope(type));
    List<ValidateStateMachineDefinitionDiagnostic> all =
        Stream.concat(
                shown(findings.errors(), ValidateStateMachineDefinitionSeverity.ERROR),
                request.severity() == ValidateStateMachineDefinitionSeverity.WARNING
                    ? shown(findings.warnings(), ValidateStateMachineDefinitionSeverity.WARNING)
                    : Stream.empty())
            .toList();
    int limit = limit(request.maxResults());
    return ValidateStateMachineDefinitionResponse.builder()
        .result(
            findings.errors().isEmpty()
                ? ValidateStateMachineDefinitionResultCode.OK
                : ValidateStateMachineDefinitionResultCode.FAIL)
        .diagnostics(all.stream().limit(limit).toList())
        .truncated(all.size() > limit)
        .build();
  }

  private static void check(ValidateStateMachineDefinitionRequest request) {
    new Constraints()
        .required(request.definition(), "definition")
        .definition(request.definition())
        .known(
            request.type(),
            StateMachineType.UNKNOWN_TO_SDK_VERSION.toString(),
            request.typeAsString(),
            "type",
            "STANDARD, EXPRESS")
        .known(
            request.severity(),
            ValidateStateMachineDefinitionSeverity.UNKNOWN_TO_SDK_VERSION.toString(),
            request.severityAsString(),
            "severity",
            "ERROR, WARNING")
        .range(request.maxResults(), "maxResults", 0, MOST)
        .check();
  }

  private static int limit(@Nullable Integer maxResults) {
    return maxResults == null || maxResults == 0 ? MOST : maxResults;
  }

  private static Stream<ValidateStateMachineDefinitionDiagnostic> shown(
      List<Diagnostic> found, ValidateStateMachineDefinitionSeverity severity) {
    return found.stream()
        .map(
            one ->
                ValidateStateMachineDefinitionDiagnostic.builder()
                    .severity(severity)
                    .code(one.code())
                    .message(one.message())
                    .location(one.location())
                    .build());
  }
}
