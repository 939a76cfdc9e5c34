package dev.holter.internal.asl.state;

import org.jspecify.annotations.Nullable;

/**
 * Does something else with each kind of state. Whoever must know all kinds is written as one: a new
 * kind does not compile until each of them says what becomes of it.
 *
 * @param <R> what it comes to
 */
public interface StateVisitor<R extends @Nullable Object> {

  R visit(TaskState task);

  R visit(ForkState fork);

  R visit(WaitState wait);

  R visit(PassState pass);

  R visit(ChoiceState choice);

  R visit(SucceedState succeed);

  R visit(FailState fail);
}
