package dev.holter.internal.asl.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.resource.Resource.Integration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a definition must say of a call to an HTTPS endpoint. */
public final class HttpTask {
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

  private HttpTask() {}

  public static void check(Fields fields, Resource resource) {
    boolean http =
        resource instanceof Integration integration
            && integration.service().equals("http")
            && integration.action().equals("invoke");
    String field = fields.language() == QueryLanguage.JSONATA ? "Arguments" : "Parameters";
    if (!http || !(fields.raw(field) instanceof ObjectNode node)) {
      return;
    }
    Fields parameters = fields.inner(node, "/" + field);
    require(parameters, "ApiEndpoint");
    require(parameters, "Method");
    if (!isExpression(parameters.raw("Method"))) {
      parameters.oneOf("Method", METHODS);
    }
    requireConnection(parameters);
  }

  private static boolean isExpression(@Nullable JsonNode value) {
    return value != null && value.isTextual() && value.textValue().startsWith("{%");
  }

  /**
   * Checks that the call names a connection, by its {@code Authentication} or by {@code
   * InvocationConfig}.
   */
  private static void requireConnection(Fields parameters) {
    for (String field : List.of("Authentication", "InvocationConfig")) {
      if (has(parameters, field)) {
        if (parameters.raw(field) instanceof ObjectNode holder) {
          require(parameters.inner(holder, "/" + field), "ConnectionArn");
        }
        return;
      }
    }
    parameters.reportHere(Wording.requiredButMissing("Authentication"));
  }

  private static void require(Fields fields, String field) {
    if (!has(fields, field)) {
      fields.reportHere(Wording.requiredButMissing(field));
    }
  }

  private static boolean has(Fields fields, String field) {
    return fields.has(field) || fields.has(field + ".$");
  }
}
