package dev.holter.internal.asl.state;

import org.jspecify.annotations.Nullable;

/**
 * Does something else with each kind of state. Whoever must know all kinds is written as one: a new
 * kind does not compile until each of them says what becomes of it.
 *
 * @param <R> what it comes to, if it comes to anything
 */
public interface StateVisitor<R> {

  @Nullable R visit(TaskState task);

  @Nullable R visit(ForkState fork);

  @Nullable R visit(WaitState wait);

  @Nullable R visit(PassState pass);

  @Nullable R visit(ChoiceState choice);

  @Nullable R visit(SucceedState succeed);

  @Nullable R visit(FailState fail);
}
