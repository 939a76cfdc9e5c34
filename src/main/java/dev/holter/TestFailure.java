package dev.holter;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Sends the timelines along with every failure, since nothing is left to look at afterwards. */
abstract class TestFailure extends TestThread
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  /** Returns how lint is set for a test. */
  abstract LintCheck lintCheck(ExtensionContext context);

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withTimelines(context, withWorkersFirst(context, failure));
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withTimelines(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withTimelines(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withTimelines(context, failure);
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw withTimelines(context, failure);
  }

  /**
   * Does for dynamic tests what the handlers above do for others: JUnit calls no handler for them.
   */
  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext test,
      ExtensionContext context)
      throws Throwable {
    try {
      super.interceptDynamicTest(invocation, test, context);
    } catch (Throwable failure) {
      throw withTimelines(context, withWorkersFirst(context, failure));
    }
  }

  /** A worker that has ended is most often why a test does not find what it expects. */
  private Throwable withWorkersFirst(ExtensionContext context, Throwable failure) {
    if (failure instanceof TestAbortedException) {
      return failure;
    }
    CollectedFailures failures = new CollectedFailures();
    world(context).map(World::workers).orElse(List.of()).stream()
        .flatMap(worker -> worker.uncaught().stream())
        .filter(
            ofWorker ->
                !CollectedFailures.tells(failure, Objects.requireNonNull(ofWorker.getCause())))
        .forEach(failures::add);
    failures.add(failure);
    return failures.first();
  }

  private Throwable withTimelines(ExtensionContext context, Throwable failure) {
    try {
      attachTimelines(context, failure);
    } catch (VirtualMachineError noRoom) {
      // The failure is told without them: a worker has used the memory up, or the stack.
    }
    return failure;
  }

  private void attachTimelines(ExtensionContext context, Throwable failure) {
    world(context)
        .ifPresent(
            world -> {
              String lint = lintLines(context, world, failure);
              Timelines.attach(world, failure, lint + SeenTests.line(context));
              attachFailedCalls(world, failure);
            });
  }

  /**
   * Returns what lint says about a failed test. An error of lint itself is added to the failure and
   * does not replace it.
   */
  private String lintLines(ExtensionContext context, World world, Throwable failure) {
    try {
      return LintCheck.lines(lintCheck(context).findings(world));
    } catch (RuntimeException broken) {
      failure.addSuppressed(broken);
      return "";
    }
  }

  /** A worker that could not reach the service is why a test sees nothing of it. */
  private static void attachFailedCalls(World world, Throwable failure) {
    CollectedFailures failures = new CollectedFailures();
    failures.add(failure);
    world.failedCalls().forEach(failures::addUnlessTold);
  }
}
