package dev.holter;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The one test that a report shows for many worlds: the usual run, or what was found in its place.
 *
 * @param name what the report calls it
 * @param failure what was found
 */
record ToldInvocation(String name, @Nullable Throwable failure)
    implements TestTemplateInvocationContext {
  /** The test as it is called inside of one world of an exploration. */
  static final ToldInvocation ONE_WORLD = new ToldInvocation("one world", null);

  @Override
  public String getDisplayName(int index) {
    return name;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return failure == null ? List.of() : List.of(new Told(failure));
  }

  private record Told(Throwable failure) implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
        Invocation<@Nullable Void> invocation,
        ReflectiveInvocationContext<Method> method,
        ExtensionContext context)
        throws Throwable {
      invocation.skip();
      throw failure;
    }
  }
}
