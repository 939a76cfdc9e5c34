package dev.holter;

import dev.holter.internal.agent.HolterAgent;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Ties worlds to JUnit's life cycle; what a world does is in {@link World}. */
abstract class WorldExtension extends TestFailure
    implements TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private final Worlds worlds = new Worlds(this);

  /** The settings for a place in the test's source. */
  abstract WorldSettings settings(TestSite site);

  /** Whether its world will have the agent, if nothing is wrong with the settings. */
  abstract boolean wantsAgent(TestSite site);

  Worlds worlds() {
    return worlds;
  }

  @Override
  Optional<World> world(ExtensionContext context) {
    return worlds.find(context);
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    prepareAgent(context);
    if (factory.getOuterInstance().isEmpty()) {
      worlds.closePending(context);
    }
  }

  /** Before the test class and what it names is initialized, and may keep a method reference. */
  private void prepareAgent(ExtensionContext context) {
    if (wantsAgent(new TestSite(context))) {
      HolterAgent.prepare();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    prepareAgent(context);
    if (worlds.isPerClass(context) && worlds.find(context).isEmpty()) {
      worlds.openFor(context);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestSite site = new TestSite(context);
    site.cadence();
    PrintedTimelines.areWanted(context);
    Optional<World> shared = worlds.find(context);
    if (shared.isPresent()) {
      site.requireRedirected(shared.get().settings());
      shared.get().beginTurn();
      shared.get().prepare(site);
    } else {
      worlds.openFor(context);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Failures failures = new Failures();
    worlds
        .find(context)
        .ifPresent(
            open -> {
              failures.collect(() -> PrintedTimelines.print(context, open.tasksOfTurn()));
              new TestSite(context)
                  .cadence()
                  .ifPresent(rule -> rule.check(open.tasksOfTurn(), failures));
              failures.collect(() -> worlds.closeTestsOwn(context));
              open.endTurn();
            });
    failures.throwIfAny();
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
