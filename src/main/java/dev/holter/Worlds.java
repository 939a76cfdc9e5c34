package dev.holter;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
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

  /** Worlds that constructors asked for, by thread, until their test begins on it. */
  @SuppressWarnings("deprecation") // as above
  private record Pending(Map<Thread, World> worlds)
      implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      Failures failures = new Failures();
      worlds.values().forEach(world -> failures.collect(world::close));
      failures.throwIfAny();
    }
  }

  /** Two registrations in one class have worlds of their own. */
  private record Key(Class<?> type, WorldExtension extension) {}

  private final WorldExtension extension;

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
    world.clock().timeline().takeOver();
    site.stateMachines().forEach(source -> Definitions.create(source, world.handle()));
  }

  /** Closes the world of this test; one of its class is left open. */
  void closeTestsOwn(ExtensionContext context) {
    Optional<World> own = find(context);
    Optional<World> shared = context.getParent().flatMap(this::find);
    if (own.isPresent() && !own.equals(shared)) {
      own.get().close();
    }
  }

  World forParameter(ParameterContext parameter, ExtensionContext context) {
    return find(context).orElseGet(() -> forEarlyParameter(parameter, context));
  }

  private World forEarlyParameter(ParameterContext parameter, ExtensionContext context) {
    boolean perClass =
        context.getTestInstanceLifecycle().equals(Optional.of(TestInstance.Lifecycle.PER_CLASS));
    if (!(parameter.getDeclaringExecutable() instanceof Constructor<?>) || perClass) {
      throw new ParameterResolutionException(
          "["
              + parameter.getDeclaringExecutable()
              + "] takes ["
              + parameter.getParameter().getType().getSimpleName()
              + "], and there is a world per test, which does not exist yet: take it in the test"
              + " method or in @BeforeEach, or make one world per class with a static"
              + " @RegisterExtension StepFunctionsExtension");
    }
    WorldSettings settings = extension.settings(new TestSite(context));
    return pending(context).computeIfAbsent(Thread.currentThread(), absent -> open(settings));
  }

  private World takePending(ExtensionContext context, WorldSettings settings) {
    World pending = pending(context).remove(Thread.currentThread());
    if (pending != null && pending.settings().equals(settings)) {
      return pending;
    }
    if (pending != null) {
      pending.close();
      throw new ParameterResolutionException(
          "The constructor of ["
              + context.getRequiredTestClass().getName()
              + "] takes a parameter of the test's world, and ["
              + context.getDisplayName()
              + "] sets that world up differently: take the parameter in the method instead");
    }
    return open(settings);
  }

  private static World open(WorldSettings settings) {
    World world = new World(settings);
    try {
      world.open();
    } catch (RuntimeException failure) {
      Failures failures = new Failures();
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
