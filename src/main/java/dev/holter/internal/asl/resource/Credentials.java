package dev.holter.internal.asl.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The role that a task runs under when it is not the state machine's. */
public record Credentials(String roleArn, @Nullable Expression roleArnPath) {

  private static final String FIELD = "Credentials";
  private static final String ROLE_ARN = "RoleArn";
  private static final String DYNAMIC_ROLE_ARN = "RoleArn.$";

  public static Optional<Credentials> of(Fields fields, Resource resource) {
    Fields credentials = fields.object(FIELD);
    if (credentials == null) {
      return Optional.empty();
    }
    if (resource instanceof Resource.Activity) {
      fields.report(Wording.ACTIVITY_CREDENTIALS, FIELD);
    }
    if (!credentials.has(ROLE_ARN) && !credentials.has(DYNAMIC_ROLE_ARN)) {
      credentials.reportHere(Wording.requiredButMissing(ROLE_ARN));
    }
    Expression path = asked(credentials);
    String plain = path == null ? credentials.text(ROLE_ARN) : null;
    return Optional.of(new Credentials(plain == null ? "" : plain, path));
  }

  private static @Nullable Expression asked(Fields credentials) {
    return credentials.language() == QueryLanguage.JSONATA
        ? Expression.asked(credentials, ROLE_ARN, Expression::compile)
        : Expression.of(credentials, DYNAMIC_ROLE_ARN);
  }

  public String roleArn(JsonNode input, EvaluationContext context) {
    return roleArnPath == null
        ? roleArn
        : roleArnPath.evaluateText(DYNAMIC_ROLE_ARN, input, context);
  }
}
