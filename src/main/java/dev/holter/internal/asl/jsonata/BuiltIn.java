package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of the library or of the service, which pays for what it does, and which fails in the
 * words of the language where the library leaves that to Java.
 */
final class BuiltIn extends Jsonata.JFunction {

  /** What takes the place of the function's own body. */
  @FunctionalInterface
  interface Body {
    @Nullable Object call(List<?> arguments, EvaluationBudget budget) throws Throwable;
  }

  // No function requires more arguments than these.
  private static final int REQUIRED = 2;

  private final String name;
  private final Jsonata.JFunction function;
  private final @Nullable Body body;
  private final EvaluationBudget budget;

  /** The arguments that were last found to fit. */
  private @Nullable List<?> valid;

  BuiltIn(String name, Jsonata.JFunction function, @Nullable Body body, EvaluationBudget budget) {
    // A function that calls this one asks how many parameters it has, to give it as many arguments.
    super(name, "<" + "x".repeat(Signatures.arity(name)) + ":x>", Functions.class, null, "count");
    this.name = name;
    this.function = function;
    this.body = body;
    this.budget = budget;
  }

  @Override
  public int getNumberOfArgs() {
    return function.getNumberOfArgs();
  }

  @Override
  public Object validate(Object arguments, Object context) {
    List<?> given = (List<?>) arguments;
    valid =
        given.contains(Jsonata.NULL_VALUE) ? validateNulls(given, context) : valid(given, context);
    return valid;
  }

  private List<?> valid(List<?> arguments, Object context) {
    try {
      return (List<?>) function.validate(arguments, context);
    } catch (JException e) {
      throw refused(e, arguments);
    } catch (RuntimeException e) {
      // The library fails in its own way on arguments that do not fit.
      throw JsonataErrors.unfit(name, Signatures.culprit(name, arguments));
    }
  }

  /**
   * Validates the arguments that are null. The library takes null for nothing; in the language it
   * is a value of a type of its own, allowed where any value is.
   */
  private List<?> validateNulls(List<?> arguments, Object context) {
    valid(replaced(arguments, Jsonata.NULL_VALUE, true), context);
    Object other = new LinkedHashMap<>();
    List<?> valid = valid(replaced(arguments, Jsonata.NULL_VALUE, other), context);
    return replaced(valid, other, Jsonata.NULL_VALUE);
  }

  @SuppressWarnings("ReferenceEquality") // equal values are not the one to be replaced
  private static List<Object> replaced(List<?> values, Object which, Object other) {
    List<Object> replaced = new ArrayList<>(values);
    replaced.replaceAll(
        value ->
            value instanceof List<?> list && list.size() == 1 && list.get(0) == which
                ? new ArrayList<>(List.of(other))
                : value == which ? other : value);
    return replaced;
  }

  private JException refused(JException refusal, List<?> arguments) {
    return switch (refusal.getError()) {
      case "T0410" -> JsonataErrors.unfit(name, Signatures.culprit(name, arguments));
      case "T0411" -> JsonataErrors.unfitContext(name, (Integer) refusal.getExpected());
      case "T0412" ->
          JsonataErrors.unfitElements(
              name, index(arguments, refusal.getCurrent()), refusal.getExpected());
      default -> refusal;
    };
  }

  @SuppressWarnings("ReferenceEquality") // the very argument that the library has refused
  private static int index(List<?> arguments, Object refused) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) == refused) {
        return i + 1;
      }
    }
    return 1;
  }

  @Override
  @SuppressWarnings({"rawtypes", "ReferenceEquality"}) // as the library has it; the very list
  public @Nullable Object call(Object input, List arguments) {
    // Arguments from another function are checked as those from the expression are.
    List<?> given = (List<?>) (arguments == valid ? arguments : validate(arguments, input));
    budget.given(given);
    Object made = result(input, given);
    budget.made(made);
    return made;
  }

  private @Nullable Object result(Object input, List<?> arguments) {
    try {
      return body == null ? function.call(input, arguments) : body.call(arguments, budget);
    } catch (Throwable e) {
      // The library leaves most arguments of the wrong type to Java.
      throw JsonataErrors.told(e).orElseGet(() -> unfit(arguments));
    }
  }

  /**
   * Makes the error for arguments that do not fit. It names the first that is missing, or else the
   * first that is null, or else the first.
   */
  private RuntimeException unfit(List<?> arguments) {
    int missing = arguments.indexOf(null);
    int culprit =
        missing >= 0 && missing < REQUIRED ? missing : arguments.indexOf(Jsonata.NULL_VALUE);
    return JsonataErrors.unfit(name, Math.max(culprit, 0) + 1);
  }
}
