package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One expression, compiled; what it evaluates to depends on the values that it is given only. */
public final class JsonataQuery {

  // The library says null both for JSON's null and for nothing. As the value in an object the two
  // differ: nothing is left out.
  private static final String VALUE = "value";

  // How many evaluations the object and the block around the expression add.
  private static final int WRAPPING = 2;

  private final Jsonata compiled;
  private final Source source;

  private JsonataQuery(Jsonata compiled, Source source) {
    this.compiled = compiled;
    this.source = source;
  }

  /**
   * Compiles an expression.
   *
   * @throws JsonataProblem if it is none
   */
  public static JsonataQuery compile(String expression) {
    Source source = Source.of(expression);
    compiled(source.text() + "\n");
    return new JsonataQuery(compiled("{'" + VALUE + "':(" + source.text() + "\n)}"), source);
  }

  private static Jsonata compiled(String expression) {
    try {
      return Jsonata.jsonata(expression);
    } catch (IndexOutOfBoundsException e) {
      // The library's way of saying that the text ends inside of something.
      throw new JsonataProblem(
          expression.lastIndexOf("/*") > expression.lastIndexOf("*/")
              ? "S0106: Comment has no closing tag"
              : "S0207: Unexpected end of expression");
    } catch (JException | StackOverflowError | OutOfMemoryError e) {
      throw new JsonataProblem(JsonataErrors.text(e));
    } catch (RuntimeException | Error e) {
      throw new JsonataProblem(
          "S0500: Attempted to evaluate an expression containing syntax error(s)");
    }
  }

  /** Tells whether an expression has come to a function, for which its value stands. */
  public static boolean isFunction(JsonNode value) {
    return JsonataValues.isFunction(value);
  }

  /** Returns the references of the expression that the service does not support, in its words. */
  public List<String> unsupportedReferences() {
    return source.unsupportedReferences();
  }

  /**
   * Evaluates the expression, within what any sensible one needs.
   *
   * @param bindings what it sees, by name without the dollar sign
   * @param surroundings where functions find what is not given
   * @return what it comes to, absent if that is nothing ({@code undefined})
   * @throws JsonataProblem if it fails, for whatever reason
   */
  public Optional<JsonNode> evaluate(Map<String, JsonNode> bindings, Surroundings surroundings) {
    Jsonata.Frame frame = compiled.createFrame();
    EvaluationBudget budget = EvaluationBudget.of(frame, WRAPPING);
    try {
      JsonataFunctions.bind(frame, source.names(), surroundings, budget);
      List<Pattern> regexes = source.regexes();
      for (int i = 0; i < regexes.size(); i++) {
        frame.bind(Source.variable(i), (Object) new Regex(regexes.get(i), budget));
      }
      bindings.forEach((name, value) -> frame.bind(name, JsonataValues.toJava(value)));
      Object evaluated = compiled.evaluate(null, frame);
      if (evaluated instanceof Map<?, ?> map && map.containsKey(VALUE)) {
        return Optional.of(JsonataValues.toJson(map.get(VALUE)));
      }
      return budget.isNoNumber() ? Optional.of(JsonataValues.toJson(Double.NaN)) : Optional.empty();
    } catch (JException e) {
      // Measured: the service shows a number beyond all bounds by its name, if nothing is done with
      // it; the library refuses to carry it.
      if (e.getError().equals("D1001")
          && e.getCurrent() instanceof Double number
          && budget.isFiniteAtTop()) {
        return Optional.of(TextNode.valueOf(number.toString()));
      }
      throw new JsonataProblem(JsonataErrors.text(e, budget.operator()));
    } catch (Throwable e) {
      // An error of the JVM, such as a stack overflow, is a failure of the expression too.
      throw new JsonataProblem(JsonataErrors.text(e, budget.operator()));
    }
  }
}
