package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words failures as JSONata and the service do: the code, if there is one, then what happened. */
final class JsonataErrors {

  static final String TIMEOUT = "Expression evaluation timeout: Check for infinite loop";
  static final String STACK_OVERFLOW =
      "Stack overflow error: Check for non-terminating recursive function."
          + " Consider rewriting as tail-recursive.";
  static final String MEMORY =
      "Expression evaluation memory limit exceeded: Check for excessive memory usage";

  private static final String UNKNOWN =
      "Holter does not know what the service says of this expression;"
          + " please report it with the values that it was given";

  // The codes of errors whose text the expression itself gives: $error and $assert.
  private static final Set<String> GIVEN = Set.of("D3137", "D3141");

  private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "a",
          "arrays",
          "b",
          "booleans",
          "f",
          "functions",
          "n",
          "numbers",
          "o",
          "objects",
          "s",
          "strings");

  // These stand in the library's templates where values are inserted.
  private static final String FIRST = "\u0001";
  private static final String SECOND = "\u0002";
  private static final String NAME = "\u0003";

  private JsonataErrors() {}

  /** Words whatever an evaluation or a compilation has ended with. */
  static String text(Throwable failure) {
    if (failure instanceof JException told) {
      return text(told);
    }
    if (failure instanceof StackOverflowError) {
      return STACK_OVERFLOW;
    }
    if (failure instanceof OutOfMemoryError) {
      return MEMORY;
    }
    // The library leaves these conversions to Java, and so their failures.
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof NumberFormatException) {
      return "D3030: Unable to cast value to a number: "
          + message.replace("For input string: ", "");
    }
    if (failure instanceof DateTimeException || failure instanceof ArithmeticException) {
      return "D3110: " + message;
    }
    Throwable cause = failure.getCause();
    return cause == null || cause == failure ? UNKNOWN : text(cause);
  }

  /** Words what an evaluation has ended with, while an operator was applied. */
  static String text(Throwable failure, String operator) {
    return text(failure).replace("{{token}}", '"' + operator + '"');
  }

  /**
   * Returns the failure that a function of the library has wrapped in another one, if there is one.
   */
  static Optional<RuntimeException> told(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof JException
          || at instanceof DateTimeException
          || at instanceof ArithmeticException
          || at instanceof NumberFormatException) {
        return Optional.of((RuntimeException) at);
      }
      if (at instanceof VirtualMachineError error) {
        throw error;
      }
    }
    return Optional.empty();
  }

  private static String text(JException failure) {
    String code = failure.getError();
    if (!CODE.matcher(code).matches()) {
      return code;
    }
    if (GIVEN.contains(code) && failure.getCurrent() instanceof String given) {
      return code + ": " + given;
    }
    // The library's catalogue says Object for function, and has other quotes.
    String template =
        JException.msg(code, 0, FIRST, SECOND)
            .replace(" Object", " function")
            .replace("{\"" + FIRST + "\"}", NAME)
            .replace("\"" + FIRST + "\"", FIRST)
            .replace("\"" + SECOND + "\"", SECOND)
            .replace('"', '\'');
    // For this code the library gives the operator first.
    Object first = code.equals("D1002") ? failure.getExpected() : failure.getCurrent();
    return code
        + ": "
        + template
            .replace(NAME, shown(first).replace("\"", ""))
            .replace(FIRST, shown(first))
            .replace(SECOND, shown(failure.getExpected()));
  }

  static JException malformedUrl(String function, @Nullable Object url) {
    return new JException("D3140: Malformed URL passed to $" + function + "(): " + shown(url));
  }

  private static String shown(@Nullable Object value) {
    if (value instanceof String name && name.contains("$$Lambda")) {
      // A transform has no name, and the library takes that of its own class.
      return "\"transform\"";
    }
    if (value instanceof Double number
        && Double.isFinite(number)
        && NumberFunctions.inFull(number) == null) {
      return inFull(number);
    }
    if (value instanceof Character || (value instanceof Double n && !Double.isFinite(n))) {
      return "\"" + value + "\"";
    }
    try {
      return JsonataValues.toJson(value).toString();
    } catch (JException | StackOverflowError e) {
      return "null";
    }
  }

  /** Shows a number with all its digits, of which the library's text has 15 at most. */
  private static String inFull(double number) {
    String text = Functions.string(number, false);
    return Double.parseDouble(text) == number || text.contains("e")
        ? text
        : BigDecimal.valueOf(number).toPlainString();
  }

  /** Makes the error of a power without an exponent. */
  static JException powerless(Number base) {
    return new JException(
        "D3061: The power function has resulted in a value that cannot be represented as a JSON"
            + " number: base="
            + shown(base)
            + ", exponent=undefined");
  }

  static JException unfit(String function, int argument) {
    return new JException(
        "T0410: Argument " + argument + named(function) + " does not match function signature");
  }

  static JException unfitContext(String function, int argument) {
    return new JException(
        "T0411: Context value is not a compatible type with argument "
            + argument
            + named(function));
  }

  static JException unfitElements(String function, int argument, @Nullable Object type) {
    String elements = String.valueOf(type);
    return new JException(
        "T0412: Argument "
            + argument
            + named(function)
            + " must be an array of \""
            + ELEMENTS.getOrDefault(elements, elements)
            + "\"");
  }

  /**
   * Words the failure of a function that is given in place of a regular expression: no other
   * function finds a match here.
   */
  static JException unfitMatcher(String function) {
    return new JException(
        "T1010: The matcher function argument passed to function \""
            + function
            + "\" does not return the correct object structure");
  }

  private static String named(String function) {
    return " of function \"" + function + "\"";
  }
}
