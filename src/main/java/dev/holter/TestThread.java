package dev.holter;

import dev.holter.time.Hooking;
import dev.holter.time.VirtualClock;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Tells the clock which thread is the test's: a timeout may run a test method on a thread of its
 * own.
 */
abstract class TestThread implements InvocationInterceptor {

  abstract Optional<World> world(ExtensionContext context);

  private <T extends @Nullable Object> T on(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    Optional<VirtualClock> clock = world(context).map(World::clock);
    clock.ifPresent(
        own -> {
          own.timeline().takeOver();
          Hooking.beginTest(own);
        });
    try {
      return invocation.proceed();
    } finally {
      clock.ifPresent(Hooking::endTest);
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return on(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    Optional<World> world = world(context);
    // The tests of one factory may run in parallel, and have one world.
    world.ifPresent(shared -> shared.dynamic().lock());
    try {
      on(invocation, context);
    } finally {
      world.ifPresent(shared -> shared.dynamic().unlock());
    }
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    on(invocation, context);
  }
}
