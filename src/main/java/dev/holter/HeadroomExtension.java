package dev.holter;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Headroom} registers. Inside of a measurement, the test is one world. */
final class HeadroomExtension implements TestTemplateInvocationContextProvider {

  HeadroomExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), Headroom.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    if (AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), Explore.class)) {
      throw new ExtensionConfigurationException(
          "@Headroom and @Explore are both on ["
              + context.getRequiredTestMethod().getName()
              + "]: give each a method of its own, which may call the other");
    }
    if (Explorations.isWorld(context)) {
      return Stream.of(ToldInvocation.ONE_WORLD);
    }
    Headroom annotation =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Headroom.class)
            .orElseThrow();
    return Stream.of(new Measurement(context, HeadroomSettings.of(annotation)).run());
  }
}
