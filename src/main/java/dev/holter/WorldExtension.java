package dev.holter;

import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Ties worlds to JUnit's life cycle; what a world does is in {@link World}. */
abstract class WorldExtension extends TestThread
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler {

  private final Worlds worlds = new Worlds(this);

  /** The settings for a place in the test's source. */
  abstract WorldSettings settings(TestSite site);

  @Override
  Optional<World> world(ExtensionContext context) {
    return worlds.find(context);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (worlds.isPerClass(context) && worlds.find(context).isEmpty()) {
      worlds.openFor(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    new TestSite(context).cadence();
    PrintedTimelines.areWanted(context);
    if (worlds.find(context).isEmpty()) {
      worlds.openFor(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Optional<World> world = worlds.find(context);
    Failures failures = new Failures();
    world.ifPresent(
        open -> {
          open.clock().timeline().takeOver();
          failures.collect(() -> PrintedTimelines.print(context, open.handle()));
          new TestSite(context)
              .cadence()
              .ifPresent(rule -> rule.check(open.handle().tasks(), failures));
        });
    failures.collect(() -> worlds.closeTestsOwn(context));
    failures.throwIfAny();
  }

  /** The timelines go with the failure, since nothing is left to look at afterwards. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (!(failure instanceof TestAbortedException)) {
      world(context)
          .flatMap(world -> Timelines.of(world.handle()))
          .ifPresent(failure::addSuppressed);
    }
    throw failure;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    World world = worlds.forParameter(parameter, context);
    return Injection.of(parameter.getParameter().getType(), world);
  }
}
