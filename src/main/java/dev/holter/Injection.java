package dev.holter;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.holter.time.VirtualClock;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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

  static boolean supports(Class<?> type) {
    return SOURCES.containsKey(type);
  }

  static Object of(Class<?> type, World world) {
    Function<World, Object> source = SOURCES.get(type);
    if (source == null) {
      throw new IllegalArgumentException("No test may take [" + type.getName() + "]");
    }
    return source.apply(world);
  }
}
