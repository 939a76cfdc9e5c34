package dev.holter;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ParameterContext;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The types that a test may take, and where each comes from. */
final class Injection {
  private static final Map<Class<?>, Function<World, Object>> SOURCES = sources();

  private Injection() {}

  private static Map<Class<?>, Function<World, Object>> sources() {
    Map<Class<?>, Function<World, Object>> sources = new LinkedHashMap<>();
    sources.put(FakeStepFunctions.class, World::handle);
    sources.put(VirtualClock.class, World::clock);
    sources.put(SfnClient.class, World::client);
    sources.put(SfnAsyncClient.class, World::asyncClient);
    sources.put(URI.class, world -> world.lease().endpoint());
    sources.put(WireMock.class, world -> world.lease().wireMock());
    return Map.copyOf(sources);
  }

  /**
   * Whether the type is one of ours and nobody else is asked for: an annotation on a parameter, or
   * on the constructor that it belongs to, is an order to the extension that knows it, such as
   * {@code @Autowired} or {@code @Mock}.
   */
  static boolean supports(ParameterContext context) {
    Parameter parameter = context.getParameter();
    return SOURCES.containsKey(parameter.getType())
        && parameter.getAnnotations().length == 0
        && !isOrdered(context.getDeclaringExecutable());
  }

  private static boolean isOrdered(Executable executable) {
    return executable instanceof Constructor<?> && executable.getAnnotations().length > 0;
  }

  static Object of(Class<?> type, World world) {
    Function<World, Object> source = SOURCES.get(type);
    if (source == null) {
      throw new IllegalArgumentException("No test may take [" + type.getName() + "]");
    }
    return source.apply(world);
  }
}
