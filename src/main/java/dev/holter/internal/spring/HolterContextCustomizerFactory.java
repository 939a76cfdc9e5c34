package dev.holter.internal.spring;

import dev.holter.StepFunctionsExtension;
import dev.holter.StepFunctionsTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Gives the tests of this library contexts of their own: what the others made runs in real time.
 */
public final class HolterContextCustomizerFactory implements ContextCustomizerFactory {

  /** Called by Spring. */
  public HolterContextCustomizerFactory() {}

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return hasWorlds(testClass) ? new HolterContextCustomizer() : null;
  }

  private static boolean hasWorlds(Class<?> testClass) {
    for (Class<?> next = testClass; next != null; next = next.getEnclosingClass()) {
      if (AnnotationSupport.isAnnotated(next, StepFunctionsTest.class)
          || !AnnotationSupport.findAnnotatedMethods(
                  next, StepFunctionsTest.class, HierarchyTraversalMode.TOP_DOWN)
              .isEmpty()
          || !AnnotationSupport.findAnnotatedFields(
                  next,
                  RegisterExtension.class,
                  field -> StepFunctionsExtension.class.isAssignableFrom(field.getType()),
                  HierarchyTraversalMode.TOP_DOWN)
              .isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
