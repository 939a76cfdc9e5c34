package dev.holter;

import dev.holter.internal.time.Timeline;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
    Optional<Timeline> own = world(context).map(World::clock).map(VirtualClock::timeline);
    boolean begins = own.isPresent() && begins(own.get());
    try {
      return invocation.proceed();
    } finally {
      if (begins) {
        own.get().endTest();
      }
    }
  }

  /** What a nested class does for all of its tests waits until no other test is on the clock. */
  private <T extends @Nullable Object> T inTurn(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    world(context).ifPresent(this::beginTurn);
    try {
      return on(invocation, context);
    } finally {
      endTurn();
    }
  }

  /** Waits until no other test has this world. */
  abstract void beginTurn(World world);

  /** Lets other tests have the world that this thread has, if it has one. */
  abstract void endTurn();

  /**
   * Lets the pieces of the test that has this world on this thread have it one by one, and takes
   * the thread off the clock.
   */
  abstract void setAside(World world);

  /**
   * Whether this piece of the test begins with the thread off the clock: it goes off it again
   * afterwards. The thread of an instance stays on it, with what other extensions do there.
   */
  private static boolean begins(Timeline own) {
    try {
      own.takeOver();
    } catch (IllegalStateException ofWorker) {
      throw new IllegalStateException(
          "Another extension runs the test on ["
              + Thread.currentThread().getName()
              + "], a thread that it has started and that is on the clock as a worker's are. Register"
              + " that extension after Holter's: then it is on the clock as the test's own, which"
              + " waits for it",
          ofWorker);
    }
    return own.beginTest();
  }

  /** Gives up the world that was opened for a test instance whose constructor failed. */
  abstract void abandon(ExtensionContext context);

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    boolean made = false;
    try {
      T instance = invocation.proceed();
      made = true;
      return instance;
    } finally {
      if (!made) {
        abandon(context);
      }
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    inTurn(invocation, context);
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

  /**
   * Between two of a factory's nodes the thread is off the clock: until they have run, JUnit may
   * run any other test on it.
   */
  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Optional<World> world = world(context);
    return world.isEmpty()
        ? invocation.proceed()
        : on(
            () -> FactoryNodes.of(invocation.proceed(), step -> makeNode(world.get(), step)),
            context);
  }

  private boolean makeNode(World world, BooleanSupplier step) {
    setAside(world);
    world.beginPiece();
    try {
      begins(world.clock().timeline());
      return step.getAsBoolean();
    } finally {
      world.clock().timeline().endTest();
      world.endPiece();
    }
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
    world.ifPresent(World::beginPiece);
    try {
      on(invocation, context);
    } finally {
      world.ifPresent(World::endPiece);
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
    inTurn(invocation, context);
  }
}
