package dev.holter;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Where the worlds of one extension are kept: with their test or class, in JUnit's store. */
final class Worlds {
  private static final Namespace NAMESPACE = Namespace.create(WorldExtension.class);

  /** What the store keeps, so that a world is closed even if nobody comes to close it. */
  @SuppressWarnings("deprecation") // JUnit before 5.13 closes nothing else
  private record Kept(World world) implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      world.close();
    }
  }

  /** Worlds of instances that are being made, by thread, until their test begins on it. */
  @SuppressWarnings("deprecation") // as above
  private record Pending(Map<Thread, World> worlds)
      implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      CollectedFailures failures = new CollectedFailures();
      worlds.values().forEach(world -> failures.collect(world::close));
      failures.throwIfAny();
    }
  }

  /** Two registrations in one class have worlds of their own. */
  private record Key(Class<?> type, WorldExtension extension) {}

  /** Whose worlds a test has. */
  private record Registered(Set<WorldExtension> extensions) {}

  private final WorldExtension extension;
  private final Set<World> open = ConcurrentHashMap.newKeySet();

  /** Who has which world for its test or class; several tests may share one. */
  private final Map<Thread, World> turns = new ConcurrentHashMap<>();

  /** Which factory's thread has which world, and lets its dynamic tests have it. */
  private final Set<Aside> aside = ConcurrentHashMap.newKeySet();

  private record Aside(Thread thread, World world) {}

  Worlds(WorldExtension extension) {
    this.extension = extension;
  }

  Optional<World> find(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(new Key(Kept.class, extension), Kept.class))
        .map(Kept::world);
  }

  /** Kept first, opened second: what fails to open is closed all the same. */
  void openFor(ExtensionContext context) {
    TestSite site = new TestSite(context);
    WorldSettings settings = extension.settings(site);
    World world = takePending(context, settings);
    store(context).put(new Key(Kept.class, extension), new Kept(world));
    open.removeIf(World::isClosed);
    open.add(world);
    world.clock().timeline().takeOver();
    world.prepare(site);
  }

  /** The world of the test that runs now. */
  World current() {
    open.removeIf(World::isClosed);
    if (open.size() != 1) {
      throw new IllegalStateException(
          "[stepFunctions()] was called while ["
              + open.size()
              + "] worlds of this extension are open: call it in a test or a lifecycle method; where"
              + " tests run at once, let the test method take a FakeStepFunctions");
    }
    return open.iterator().next();
  }

  /** Closes the world of this test; one of its class is left open. */
  void closeTestsOwn(ExtensionContext context) {
    Optional<World> own = find(context);
    Optional<World> shared = context.getParent().flatMap(this::find);
    if (own.isPresent() && !own.equals(shared)) {
      own.get().close();
    }
  }

  /** Notes that a test or a class has a world of this extension. */
  void register(ExtensionContext context) {
    Set<WorldExtension> all = new HashSet<>(registered(context));
    if (all.add(extension)) {
      store(context).put(Registered.class, new Registered(all));
    }
  }

  private static Set<WorldExtension> registered(ExtensionContext context) {
    Registered known = store(context).get(Registered.class, Registered.class);
    return known == null ? Set.of() : known.extensions();
  }

  /** Refuses a parameter that may be of several worlds. */
  void requireOne(ParameterContext parameter, ExtensionContext context) {
    Set<WorldExtension> all = registered(context);
    if (all.size() > 1) {
      throw new ParameterResolutionException(
          "["
              + parameter.getDeclaringExecutable()
              + "] takes ["
              + parameter.getParameter().getType().getSimpleName()
              + "], and its test has ["
              + all.size()
              + "] simulated services. One is enough: remove "
              + (all.stream().anyMatch(AnnotatedExtension.class::isInstance)
                  ? "@StepFunctionsTest, or the StepFunctionsExtension with @RegisterExtension"
                  : "all fields with @RegisterExtension but one StepFunctionsExtension")
              + ". If several are meant, ask the field for its stepFunctions()");
    }
  }

  World forParameter(ParameterContext parameter, ExtensionContext context) {
    return find(context).orElseGet(() -> forEarlyParameter(parameter, context));
  }

  /**
   * Waits until no other test has this world. The calling thread gives up one that it has, since
   * the test that had it never came to its end. Returns whether it had not this one already.
   */
  boolean beginTurn(World world) {
    if (turns.get(Thread.currentThread()) == world) {
      return false;
    }
    endTurn();
    world.beginTurn();
    turns.put(Thread.currentThread(), world);
    return true;
  }

  void endTurn() {
    turnOf(Thread.currentThread()).ifPresent(World::endTurn);
    turns.remove(Thread.currentThread());
  }

  /**
   * Lets the dynamic tests have the world one by one that the calling thread has, until {@link
   * #takeUp}. Other tests that run on it meanwhile do not end this turn.
   */
  void setAside(World world) {
    if (turns.remove(Thread.currentThread(), world)) {
      aside.add(new Aside(Thread.currentThread(), world));
      world.endPiece();
    }
  }

  /** The calling thread's test has the world again that it has set aside, if it has one. */
  void takeUp(World world) {
    Thread caller = Thread.currentThread();
    if (!turns.containsKey(caller) && aside.remove(new Aside(caller, world))) {
      world.beginPiece();
      turns.put(caller, world);
    }
  }

  Optional<World> turnOf(Thread thread) {
    return Optional.ofNullable(turns.get(thread));
  }

  /** Opens the world of an instance before it is made, where that has one world. */
  Optional<World> openForInstance(ExtensionContext context) {
    Optional<World> shared = find(context);
    if (shared.isPresent()) {
      return shared;
    }
    if (isPerClass(context)) {
      openFor(context);
      return find(context);
    }
    if (context.getTestInstanceLifecycle().equals(Optional.of(TestInstance.Lifecycle.PER_CLASS))) {
      return Optional.empty();
    }
    TestSite site = new TestSite(context);
    try {
      if (!extension.hasSettings(site)) {
        return Optional.empty();
      }
      WorldSettings settings = extension.settings(site);
      return Optional.of(
          pending(context)
              .computeIfAbsent(Thread.currentThread(), absent -> open(context, settings)));
    } catch (RuntimeException ofTheClass) {
      // The method may have other settings; if not, its world fails to open for the same reason.
      return Optional.empty();
    }
  }

  private World forEarlyParameter(ParameterContext parameter, ExtensionContext context) {
    if (isPerClass(context)) {
      // The one instance of a class is made before beforeAll.
      openFor(context);
      return find(context).orElseThrow();
    }
    boolean perClass =
        context.getTestInstanceLifecycle().equals(Optional.of(TestInstance.Lifecycle.PER_CLASS));
    if (!(parameter.getDeclaringExecutable() instanceof Constructor<?>) || perClass) {
      throw new ParameterResolutionException(
          "["
              + parameter.getDeclaringExecutable()
              + "] takes ["
              + parameter.getParameter().getType().getSimpleName()
              + "], and there is a world per test and no test runs here: take it in the test"
              + " method or in @BeforeEach, or make one world per class with a static"
              + " @RegisterExtension StepFunctionsExtension");
    }
    WorldSettings settings = extension.settings(new TestSite(context));
    World early =
        pending(context).computeIfAbsent(Thread.currentThread(), absent -> open(context, settings));
    early.ask();
    return early;
  }

  /** The constructor before failed after it had taken a parameter, and no test followed. */
  void closePending(ExtensionContext context) {
    World pending = pending(context).remove(Thread.currentThread());
    if (pending != null) {
      pending.close();
    }
  }

  private World takePending(ExtensionContext context, WorldSettings settings) {
    World pending = pending(context).remove(Thread.currentThread());
    if (pending != null && pending.settings().redirected(true).equals(settings)) {
      pending.redirect();
    }
    if (pending != null && pending.settings().equals(settings)) {
      return pending;
    }
    if (pending != null) {
      pending.close();
    }
    if (pending != null && pending.isAsked()) {
      throw new ParameterResolutionException(
          "The constructor of ["
              + context.getRequiredTestClass().getName()
              + "] takes a parameter of the test's world, and ["
              + context.getDisplayName()
              + "] sets that world up differently: take the parameter in the method instead");
    }
    return open(context, settings);
  }

  private static World open(ExtensionContext context, WorldSettings settings) {
    World world = new World(settings, Explorations.choices(context));
    try {
      world.open();
    } catch (RuntimeException failure) {
      CollectedFailures failures = new CollectedFailures();
      failures.add(failure);
      failures.collect(world::close);
      failures.throwIfAny();
    }
    return world;
  }

  private Map<Thread, World> pending(ExtensionContext context) {
    return store(context.getRoot())
        .getOrComputeIfAbsent(
            new Key(Pending.class, extension),
            absent -> new Pending(new ConcurrentHashMap<>()),
            Pending.class)
        .worlds();
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** Whether a static field holds the extension; then a world lives as long as the class. */
  boolean isPerClass(ExtensionContext context) {
    for (Class<?> next = context.getRequiredTestClass();
        next != null;
        next = next.getEnclosingClass()) {
      boolean found =
          AnnotationSupport.findAnnotatedFields(
                  next,
                  RegisterExtension.class,
                  this::holdsExtension,
                  HierarchyTraversalMode.TOP_DOWN)
              .stream()
              .findAny()
              .isPresent();
      if (found) {
        return true;
      }
    }
    return false;
  }

  private boolean holdsExtension(Field field) {
    return Modifier.isStatic(field.getModifiers())
        && ReflectionSupport.tryToReadFieldValue(field, null)
            .toOptional()
            .filter(extension::equals)
            .isPresent();
  }
}
