package dev.holter;

import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.service.core.Integrations;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The handlers that a test has registered, by service and action or by function. */
final class RegisteredIntegrations implements Integrations {
  private static final String OPTIMIZED = "^arn:[a-z-]+:states:[^:]*:[^:]*:(?!activity:)";

  private final Map<String, IntegrationHandler> handlers = new ConcurrentHashMap<>();
  private final Functions functions;
  private final Executor executor;
  private volatile @Nullable MockConfig mocks;

  RegisteredIntegrations(Functions functions, Executor executor) {
    this.functions = functions;
    this.executor = executor;
  }

  /**
   * Takes {@code sqs:sendMessage}, which stands for the action with any pattern, the whole resource
   * of a state, which stands for itself alone, or the ARN of a function.
   */
  void register(String resource, IntegrationHandler handler) {
    handlers.put(key(resource), handler);
  }

  void registerIfAbsent(String resource, IntegrationHandler handler) {
    handlers.putIfAbsent(key(resource), handler);
  }

  private static String key(String resource) {
    String key = resource.replaceFirst(OPTIMIZED, "");
    if (key.isBlank() || !key.contains(":")) {
      throw new IllegalArgumentException(
          "The integration is ["
              + resource
              + "]: give a service and its action such as sqs:sendMessage, the Resource of the state,"
              + " or the ARN of a Lambda function");
    }
    return key;
  }

  void mock(MockConfig config) {
    mocks = config;
  }

  @Override
  public @Nullable Answer find(Call call) {
    MockConfig config = mocks;
    Answer mocked = config == null ? null : config.find(call);
    if (mocked != null) {
      return mocked;
    }
    String name = name(call.resource());
    IntegrationHandler own = handlers.get(name + pattern(call.resource()));
    // A handler that was registered without a pattern answers calls with any pattern.
    IntegrationHandler handler = own == null ? handlers.get(name) : own;
    return handler == null ? null : asked -> ask(handler, asked);
  }

  private String ask(IntegrationHandler handler, Call call) throws Exception {
    try {
      return handler.handle(new IntegrationCall(call, functions));
    } catch (IntegrationException failure) {
      throw new IntegrationError(failure.error(), failure.getMessage());
    }
  }

  @Override
  public boolean hasTestCases() {
    return mocks != null;
  }

  @Override
  public @Nullable String problem(
      String stateMachine, String testCase, Set<String> callers, Set<String> activities) {
    MockConfig config = mocks;
    return config == null ? null : config.problem(stateMachine, testCase, callers, activities);
  }

  private static String name(Resource resource) {
    return resource instanceof Integration integration
        ? integration.service() + ":" + integration.action()
        : resource.arn();
  }

  private static String pattern(Resource resource) {
    return resource instanceof Integration integration ? integration.pattern().suffix() : "";
  }

  @Override
  public String remedy(Resource resource) {
    return "add stepFunctions.integration(\""
        + name(resource)
        + "\", call -> \"{}\") to the test, before the execution starts";
  }

  @Override
  public Executor executor() {
    return executor;
  }
}
