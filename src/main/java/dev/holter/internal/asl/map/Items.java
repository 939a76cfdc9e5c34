package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.expression.Template;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.StateFailure;
import org.jspecify.annotations.Nullable;

/** {@code ItemsPath} or {@code Items} of a Map state. */
public interface Items {

  /**
   * Returns the items: an array, or an object whose members they are.
   *
   * @throws StateFailure if they cannot be had, or are neither
   */
  JsonNode evaluate(JsonNode input, EvaluationContext context);

  /**
   * Reads the field.
   *
   * @param ofObjects whether the members of an object can be the items, as in distributed states
   */
  static Items of(Fields fields, boolean ofObjects) {
    return fields.language() == QueryLanguage.JSONATA
        ? inJsonata(fields, ofObjects)
        : inJsonPath(AslPath.of(fields, "ItemsPath"), ofObjects);
  }

  private static boolean are(JsonNode items, boolean ofObjects) {
    return items.isArray() || (ofObjects && items.isObject());
  }

  private static Items inJsonPath(@Nullable AslPath path, boolean ofObjects) {
    return (input, context) -> {
      JsonNode items = path == null ? input : path.read(input, context);
      if (!are(items, ofObjects)) {
        // The service names a path of the context object without its second sign.
        throw StateFailure.runtime(
            MapWording.notAnArray(path == null ? "$" : path.text().replaceFirst("^\\$\\$", "\\$")));
      }
      context.inspection().saw("afterItemsPath", items);
      return items;
    };
  }

  private static Items inJsonata(Fields fields, boolean ofObjects) {
    Expression expression = Expression.asked(fields, "Items", AslPath::compile);
    boolean listed = expression == null && fields.array("Items") != null;
    Template literal = listed ? Template.of(fields, "Items") : null;
    return (input, context) -> {
      if (literal != null) {
        return literal.evaluate(input, context);
      }
      JsonNode items = expression == null ? input : expression.read(input, context);
      if (!are(items, ofObjects)) {
        String problem = MapWording.itemsNotAnArray(Json.write(items));
        throw expression == null
            ? StateFailure.query(problem, null)
            : expression.unfit("array", items, problem);
      }
      return items;
    };
  }
}
