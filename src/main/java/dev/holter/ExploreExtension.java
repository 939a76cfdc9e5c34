package dev.holter;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link Explore} registers. Outside of an exploration it makes one, and a test of it whose
 * outcome is what was found; inside, the test is one world.
 */
final class ExploreExtension implements TestTemplateInvocationContextProvider {

  ExploreExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), Explore.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    if (Explorations.isWorld(context)) {
      return Stream.of(ToldInvocation.ONE_WORLD);
    }
    ExploreSettings settings =
        ExploreSettings.of(
            AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Explore.class)
                .orElseThrow(),
            context);
    Exploration.Result result = new Exploration(context, settings).run();
    return Stream.of(new ToldInvocation(result.summary(), result.failure()));
  }
}
