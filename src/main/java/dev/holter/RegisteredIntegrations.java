package dev.holter;

import dev.holter.internal.asl.Resource;
import dev.holter.internal.asl.Resource.Integration;
import dev.holter.internal.service.Integrations;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The handlers that a test has registered, by service and action or by function. */
final class RegisteredIntegrations implements Integrations {
  private static final String OPTIMIZED = "arn:[a-z-]+:states:::";
  private static final String PATTERN = "\\.(sync|sync:2|waitForTaskToken)$";

  private final Map<String, IntegrationHandler> handlers = new ConcurrentHashMap<>();
  private final Executor executor;
  private volatile @Nullable MockConfig mocks;

  RegisteredIntegrations(Executor executor) {
    this.executor = executor;
  }

  /** Takes {@code sqs:sendMessage}, the whole resource of a state, or the ARN of a function. */
  void register(String resource, IntegrationHandler handler) {
    handlers.put(key(resource), handler);
  }

  void registerIfAbsent(String resource, IntegrationHandler handler) {
    handlers.putIfAbsent(key(resource), handler);
  }

  private static String key(String resource) {
    String key = resource.replaceFirst(OPTIMIZED, "").replaceFirst(PATTERN, "");
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
    IntegrationHandler handler = handlers.get(name(call.resource()));
    return handler == null ? null : asked -> ask(handler, asked);
  }

  private static String ask(IntegrationHandler handler, Call call) throws Exception {
    try {
      return handler.handle(new IntegrationCall(call));
    } catch (IntegrationException failure) {
      throw new IntegrationError(failure.error(), failure.getMessage());
    }
  }

  @Override
  public boolean hasTestCases() {
    return mocks != null;
  }

  @Override
  public @Nullable String problem(String stateMachine, String testCase, Set<String> callers) {
    MockConfig config = mocks;
    return config == null ? null : config.problem(stateMachine, testCase, callers);
  }

  private static String name(Resource resource) {
    return resource instanceof Integration integration
        ? integration.service() + ":" + integration.action()
        : resource.arn();
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
