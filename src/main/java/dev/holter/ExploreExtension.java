package dev.holter;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
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
      return Stream.of(new Shown("one world", List.of()));
    }
    ExploreSettings settings =
        ExploreSettings.of(
            AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Explore.class)
                .orElseThrow(),
            context);
    Exploration.Result result = new Exploration(context, settings).run();
    return Stream.of(new Shown(result.summary(), List.of(new Told(result.failure()))));
  }

  private record Shown(String name, List<Extension> extensions)
      implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return extensions;
    }
  }

  /** The test that a report shows: the usual run, or what was found in its place. */
  private record Told(@Nullable Throwable failure) implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      if (failure == null) {
        invocation.proceed();
      } else {
        invocation.skip();
        throw failure;
      }
    }
  }
}
