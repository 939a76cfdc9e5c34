package dev.holter.internal.asl.state;

import org.jspecify.annotations.Nullable;

/**
 * Does one thing for each kind of state. Code that must know all kinds is written as a visitor: a
 * new kind of state does not compile until each visitor says what becomes of it.
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
