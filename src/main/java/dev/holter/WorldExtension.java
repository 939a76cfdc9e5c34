package dev.holter;

import dev.holter.internal.agent.HolterAgent;
import dev.holter.internal.lint.Finding;
import dev.holter.internal.neighbours.Applications;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/** Ties worlds to JUnit's life cycle; what a world does is in {@link World}. */
abstract class WorldExtension extends TestFailure
    implements TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        TestWatcher,
        ParameterResolver {

  private final Worlds worlds = new Worlds(this);

  /** The settings for a place in the test's source. */
  abstract WorldSettings settings(TestSite site);

  /** Whether there are any: those of a method are not known yet when its instance is made. */
  abstract boolean hasSettings(TestSite site);

  /** Whether its world will have the agent, if nothing is wrong with the settings. */
  abstract boolean wantsAgent(TestSite site);

  /** What is to become of findings, as far as code says so. */
  abstract Lint lint(TestSite site);

  Worlds worlds() {
    return worlds;
  }

  @Override
  Optional<World> world(ExtensionContext context) {
    return worlds.find(context);
  }

  /** A dynamic test has no class: its factory has. */
  @Override
  LintCheck lintCheck(ExtensionContext context) {
    ExtensionContext placed = context;
    while (placed.getTestClass().isEmpty() && placed.getParent().isPresent()) {
      placed = placed.getParent().get();
    }
    TestSite site = new TestSite(placed);
    return LintCheck.of(placed, lint(site), site);
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    prepareAgent(context);
    if (factory.getOuterInstance().isEmpty()) {
      worlds.closePending(context);
    }
    // What the constructor, field initializers and other extensions read and start is on the clock.
    worlds.openForInstance(context).ifPresent(this::enter);
  }

  /** Waits for its turn first: another test of the class may be on the clock of their world. */
  private void enter(World world) {
    if (worlds.beginTurn(world)) {
      world.beginTest();
    }
    world.clock().timeline().takeOver();
    world.clock().timeline().beginTest();
    Applications.enter(world);
  }

  @Override
  void beginTurn(World world) {
    worlds.beginTurn(world);
  }

  @Override
  void endTurn() {
    worlds.endTurn();
  }

  @Override
  void setAside(World world) {
    worlds.setAside(world);
    leave(world);
  }

  @Override
  void abandon(ExtensionContext context) {
    worlds.turnOf(Thread.currentThread()).ifPresent(this::leave);
    worlds.endTurn();
    worlds.closePending(context);
  }

  /**
   * An extension may fail between the instance and its test, and then nobody calls {@link
   * #afterEach}; the other tests of the class wait for their turn.
   */
  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    abandon(context);
    SeenTests.failed(context);
  }

  /** Ends the world as that of a test that failed. */
  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    abandon(context);
  }

  /** Prepares the agent before the test class is initialized and may keep a method reference. */
  private void prepareAgent(ExtensionContext context) {
    boolean wanted = wantsAgent(new TestSite(context));
    Headstart.begin(wanted);
    if (wanted) {
      HolterAgent.prepare();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    prepareAgent(context);
    worlds.register(context);
    if (worlds.isPerClass(context) && worlds.find(context).isEmpty()) {
      worlds.openFor(context);
    }
    worlds.find(context).ifPresent(this::leave);
    worlds.endTurn();
  }

  /** What the test engine does between the tests of a class is in real time. */
  private void leave(World world) {
    Applications.leave();
    world.clock().timeline().endTest();
  }

  /** An instance that was made and never tested, since another extension failed. */
  @Override
  public void afterAll(ExtensionContext context) {
    worlds.closePending(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestSite site = new TestSite(context);
    site.cadence();
    lintCheck(context);
    PrintedTimelines.areWanted(context);
    SeenTests.prepare(context);
    worlds.register(context);
    Optional<World> shared = worlds.find(context);
    if (shared.isPresent()) {
      site.requireRedirected(shared.get().settings());
      enter(shared.get());
      shared.get().prepare(site);
    } else {
      worlds.openFor(context);
      worlds.find(context).ifPresent(this::enter);
    }
    worlds.find(context).ifPresent(world -> SeenTests.watch(context, world));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    CollectedFailures failures = new CollectedFailures();
    worlds.find(context).ifPresent(worlds::takeUp);
    worlds.find(context).ifPresent(this::leave);
    failures.collect(() -> worlds.closePending(context));
    worlds.find(context).ifPresent(open -> conclude(open, context, failures));
    worlds.endTurn();
    failures.throwIfAny();
  }

  private void conclude(World open, ExtensionContext context, CollectedFailures failures) {
    failures.collect(() -> PrintedTimelines.print(context, open.tasksOfTurn()));
    failures.collect(
        () ->
            new TestSite(context)
                .cadence()
                .ifPresent(rule -> rule.check(open.tasksOfTurn(), failures)));
    if (context.getExecutionException().isEmpty()) {
      failures.collect(() -> open.clock().timeline().requireDecided());
      failures.collect(() -> open.choices().requireAllHappened());
    }
    Explorations.ends(context, open);
    LintCheck lint = lintCheck(context);
    List<Finding> findings = lint.findings(open);
    boolean failed = context.getExecutionException().isPresent();
    lint.report(findings, failed, SeenTests.line(context), failures);
    failures.collect(() -> SeenTests.add(context, open, findings, failed || !failures.isEmpty()));
    failures.collect(() -> worlds.closeTestsOwn(context));
    open.failedCalls().forEach(failures::addUnlessTold);
    List<Finding> ofEnd = lint.findingsOfEnd(open);
    SeenTests.found(context, ofEnd);
    lint.report(ofEnd, failed, SeenTests.line(context), failures);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    if (!Injection.supports(parameter)) {
      return false;
    }
    worlds.requireOne(parameter, context);
    return true;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    World world = worlds.forParameter(parameter, context);
    return Injection.of(parameter.getParameter().getType(), world);
  }
}
