package dev.holter;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The dynamic nodes of a test factory, which a test may make one by one while those before them run
 * already: each is made in a turn of its own, as a dynamic test runs in one.
 */
final class FactoryNodes extends Spliterators.AbstractSpliterator<Object> {
  private final Spliterator<?> nodes;
  private final Predicate<BooleanSupplier> inTurn;
  private @Nullable Object made;

  private FactoryNodes(Spliterator<?> nodes, Predicate<BooleanSupplier> inTurn) {
    super(nodes.estimateSize(), Spliterator.ORDERED);
    this.nodes = nodes;
    this.inTurn = inTurn;
  }

  /**
   * Returns what JUnit takes in the place of what a factory has returned; that itself if JUnit does
   * not take it.
   *
   * @param <T> JUnit's word for whatever a method returns
   */
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> T of(T returned, Predicate<BooleanSupplier> inTurn) {
    Stream<?> nodes = nodes(returned, inTurn);
    return nodes == null ? returned : (T) nodes;
  }

  private static @Nullable Stream<?> nodes(
      @Nullable Object returned, Predicate<BooleanSupplier> inTurn) {
    if (returned instanceof Stream<?> stream) {
      return stream(stream, inTurn);
    }
    if (returned instanceof Iterable<?> nodes) {
      return stream(nodes.spliterator(), inTurn);
    }
    if (returned instanceof Iterator<?> nodes) {
      return stream(Spliterators.spliteratorUnknownSize(nodes, 0), inTurn);
    }
    if (returned instanceof @Nullable Object[] nodes) {
      return stream(Arrays.spliterator(nodes), inTurn);
    }
    if (returned instanceof DynamicNode) {
      return stream(Stream.of(returned), inTurn);
    }
    // The rest of what JUnit takes, from 5.12 on.
    Object nodes = returned == null ? null : ask(returned, "iterator");
    return nodes instanceof Iterator<?> ? nodes(nodes, inTurn) : null;
  }

  private static @Nullable Object ask(Object object, String method) {
    return ReflectionSupport.findMethod(object.getClass(), method)
        .map(found -> ReflectionSupport.invokeMethod(found, object))
        .orElse(null);
  }

  private static Stream<?> stream(Stream<?> nodes, Predicate<BooleanSupplier> inTurn) {
    return stream(nodes.spliterator(), inTurn).onClose(nodes::close);
  }

  private static Stream<?> stream(Spliterator<?> nodes, Predicate<BooleanSupplier> inTurn) {
    return StreamSupport.stream(new FactoryNodes(nodes, inTurn), false);
  }

  /** What is done with a node, such as to run it, is no part of the turn. */
  @Override
  public boolean tryAdvance(Consumer<? super Object> action) {
    boolean found = inTurn.test(() -> nodes.tryAdvance(this::keep));
    if (found) {
      action.accept(made);
    }
    return found;
  }

  private void keep(@Nullable Object node) {
    made = node instanceof DynamicContainer container ? withChildrenInTurn(container) : node;
  }

  private DynamicContainer withChildrenInTurn(DynamicContainer container) {
    if (hasMode(container, "getExecutionMode") || hasMode(container, "getChildExecutionMode")) {
      // Of 6.1 and later, and lost in a copy.
      return container;
    }
    return DynamicContainer.dynamicContainer(
        container.getDisplayName(),
        container.getTestSourceUri().orElse(null),
        stream(container.getChildren(), inTurn).map(DynamicNode.class::cast));
  }

  private static boolean hasMode(DynamicContainer container, String getter) {
    return ask(container, getter) instanceof Optional<?> mode && mode.isPresent();
  }
}
