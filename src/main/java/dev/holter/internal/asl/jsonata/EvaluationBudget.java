package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends an expression that would not end, or not soon. It counts steps and what they cost, because a
 * limit in time would be another one on every machine.
 *
 * <p>The library tells of each step before and after it. What a step costs beyond itself shows in
 * what it takes and returns: a list that is handed on is copied, a text or a value that was made
 * has its size. Functions of the library charge what they are given before they begin.
 */
final class EvaluationBudget {

  /** What an evaluation may cost, in units of about ten nanoseconds. */
  private static final long COST = 20_000_000;

  private static final long STEP = 20;

  // Measured of the service: evaluations inside one another.
  private static final int DEPTH = 100;

  // A list that is handed on again and again costs its copying, and all copies together memory.
  private static final int COPIED_PER_UNIT = 8;
  private static final int COPIES = 873_782;

  private final Weights weights = new Weights(this);
  private final Handed[] handed;

  private final int wrapping;

  private boolean nan;
  private long left = COST;
  private int depth;

  /** The depth of the innermost step that looks at a copy which is being changed; 0 if none. */
  private int changing;

  private EvaluationBudget(int wrapping) {
    this.wrapping = wrapping;
    handed = new Handed[DEPTH + wrapping + 1];
    for (int i = 0; i < handed.length; i++) {
      handed[i] = new Handed();
    }
  }

  /** What the steps within one step have returned so far. */
  private static final class Handed {
    @Nullable Object last;
    @Nullable Object former;
    @Nullable Object step;
    long copied;

    void clear() {
      last = null;
      former = null;
      copied = 0;
    }
  }

  /**
   * Bounds an evaluation.
   *
   * @param wrapping how many evaluations stand around the expression
   */
  static EvaluationBudget of(Jsonata.Frame frame, int wrapping) {
    EvaluationBudget budget = new EvaluationBudget(wrapping);
    frame.setEvaluateEntryCallback(
        callback(
            Jsonata.EntryCallback.class, arguments -> budget.enter(arguments[0], arguments[1])));
    frame.setEvaluateExitCallback(
        callback(Jsonata.ExitCallback.class, arguments -> budget.exit(arguments[3])));
    return budget;
  }

  /** Charges units of about ten nanoseconds. */
  void charge(long units) {
    left -= units;
    if (left < 0) {
      throw new JException(JsonataErrors.TIMEOUT);
    }
  }

  /** Charges a text of this length that is about to become longer. */
  void grow(long length, long more) {
    Weights.requireText(length + more);
    charge(1 + more / COPIED_PER_UNIT);
  }

  /** Charges what a function is given. */
  void given(List<?> arguments) {
    charge(STEP);
    for (Object argument : arguments) {
      charge(weights.nodes(argument));
    }
  }

  /** Charges what a function has made. */
  void made(@Nullable Object value) {
    weights.of(value);
    if (value instanceof String text) {
      charge(text.length() / COPIED_PER_UNIT);
    }
  }

  /**
   * Tells whether the step that has not ended yet is the expression itself, of numbers that are
   * finite.
   */
  boolean isFiniteAtTop() {
    return isAtTop() && isFinite(handed[depth].last) && isFinite(handed[depth].former);
  }

  /**
   * Tells whether the expression itself has made of two numbers what is no number, such as {@code
   * 0/0}. The library says that it has made nothing.
   */
  boolean isNoNumber() {
    return nan;
  }

  private boolean isAtTop() {
    return depth == wrapping + 1;
  }

  /** Returns the operator of the step that has not ended yet; the library keeps it to itself. */
  String operator() {
    String step = String.valueOf(handed[Math.min(depth, handed.length - 1)].step);
    String value = "value=";
    return step.contains(value) ? step.substring(step.lastIndexOf(value) + value.length()) : "";
  }

  private static boolean isFinite(@Nullable Object value) {
    return !(value instanceof Double number) || Double.isFinite(number);
  }

  private void enter(Object step, @Nullable Object input) {
    charge(STEP);
    if (++depth >= handed.length) {
      throw new JException(JsonataErrors.STACK_OVERFLOW);
    }
    handed[depth].clear();
    handed[depth].step = step;
    if (input instanceof Map && !weights.knows(input)) {
      // No step has returned this object, so it is a copy that is about to be changed.
      charge(weights.nodes(input));
      changing = changing == 0 ? depth : Math.min(changing, depth);
      weights.doubt();
    }
  }

  private void exit(@Nullable Object result) {
    Handed within = handed[depth];
    if (result instanceof Boolean) {
      charge(compared(within));
    }
    nan |=
        result == null
            && isAtTop()
            && "/%".contains(operator())
            && within.last instanceof Number
            && within.former instanceof Number;
    within.clear();
    depth--;
    if (depth < changing) {
      changing = 0;
      weights.settle();
    }
    weights.of(result);
    if (result instanceof String text) {
      charge(text.length() / COPIED_PER_UNIT / COPIED_PER_UNIT);
    }
    if (depth > 0) {
      hand(result, handed[depth]);
    } else {
      // A part that occurs in the result more than once counts each time.
      weights.all(result);
    }
  }

  private void hand(@Nullable Object result, Handed outer) {
    if (result instanceof List<?> list) {
      outer.copied += list.size();
      charge(outer.copied > COPIES ? list.size() : list.size() / COPIED_PER_UNIT);
    }
    outer.former = outer.last;
    outer.last = result;
  }

  /**
   * Returns what it cost at most to find out whether the last two values are equal, or whether one
   * is in the other.
   */
  private long compared(Handed within) {
    long last = weights.nodes(within.last);
    long size = within.last instanceof List<?> list ? list.size() : 0;
    return size + Math.min(last, weights.nodes(within.former));
  }

  /**
   * Implements an interface of the library that cannot be implemented in source: a parameter of its
   * method has a type that is not public.
   */
  private static <T> T callback(Class<T> type, Consumer<Object[]> body) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              body.accept(arguments);
              return null;
            });
    return type.cast(proxy);
  }
}
