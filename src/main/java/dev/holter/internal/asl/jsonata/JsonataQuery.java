package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;

/** One expression, compiled; what it evaluates to depends on the values that it is given only. */
public final class JsonataQuery {

  // The library says null both for JSON's null and for nothing; inside an object only one is left
  // out.
  private static final String VALUE = "value";

  private final Jsonata compiled;

  private JsonataQuery(Jsonata compiled) {
    this.compiled = compiled;
  }

  /**
   * Compiles an expression.
   *
   * @throws JsonataProblem if it is none
   */
  public static JsonataQuery compile(String expression) {
    compiled(expression + "\n");
    return new JsonataQuery(compiled("{'" + VALUE + "':(" + expression + "\n)}"));
  }

  private static Jsonata compiled(String expression) {
    try {
      return Jsonata.jsonata(expression);
    } catch (JException e) {
      throw new JsonataProblem(JsonataErrors.text(e));
    } catch (IndexOutOfBoundsException e) {
      // The library's way of saying that the text ends inside of something.
      boolean comment = expression.lastIndexOf("/*") > expression.lastIndexOf("*/");
      throw new JsonataProblem(
          comment
              ? "S0106: Comment has no closing tag"
              : "S0302: No terminating / in regular expression");
    }
  }

  /**
   * Evaluates the expression, in as many steps at most as any sensible one needs.
   *
   * @param bindings what it sees, by name without the dollar sign
   * @param surroundings where functions find what is not given
   * @return what it comes to, absent if that is nothing ({@code undefined})
   * @throws JsonataProblem if it fails
   */
  public Optional<JsonNode> evaluate(Map<String, JsonNode> bindings, Surroundings surroundings) {
    Jsonata.Frame frame = compiled.createFrame();
    JsonataFunctions.bind(frame, surroundings);
    bindings.forEach((name, value) -> frame.bind(name, JsonataValues.toJava(value)));
    StepLimit.set(frame);
    Object evaluated = evaluate(frame);
    if (!(evaluated instanceof Map<?, ?> map) || !map.containsKey(VALUE)) {
      return Optional.empty();
    }
    return Optional.of(JsonataValues.toJson(map.get(VALUE)));
  }

  private Object evaluate(Jsonata.Frame frame) {
    try {
      return compiled.evaluate(null, frame);
    } catch (JException e) {
      throw new JsonataProblem(JsonataErrors.text(e));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw new JsonataProblem(JsonataErrors.conversion(e));
    } catch (ClassCastException | IllegalStateException | IllegalArgumentException e) {
      throw new JsonataProblem(String.valueOf(e.getMessage()));
    }
  }
}
