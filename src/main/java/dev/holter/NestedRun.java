package dev.holter;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.holter.internal.search.Recording;
import dev.holter.internal.search.Run;
import dev.holter.internal.search.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs one test method as JUnit would, as a run of JUnit of its own on the calling thread: only so
 * is everything fresh that any extension makes for a test.
 */
final class NestedRun implements Subject {
  private static final String ENGINE = "junit-jupiter";

  private final ExtensionContext context;
  private final String uniqueId;
  private final Launcher launcher;

  /** A test may be about a worker that loses its task. */
  private boolean losesAsUsual;

  NestedRun(ExtensionContext context) {
    this.context = context;
    // In a suite, the id of the engine follows behind that of the suite.
    String id = context.getUniqueId();
    this.uniqueId = id.substring(id.lastIndexOf("[engine:"));
    this.launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .build());
  }

  @Override
  public Run.Outcome run(Recording choices) {
    try (Explorations.OneWorld world = Explorations.begin(choices)) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectUniqueId(uniqueId))
              .filters(EngineFilter.includeEngines(ENGINE))
              .parentConfigurationParameters(new Parent(context))
              .configurationParameters(
                  Map.of(
                      Explorations.WORLD,
                      world.id,
                      "junit.jupiter.execution.parallel.enabled",
                      "false"))
              .build();
      FirstFailure listener = new FirstFailure();
      launcher.execute(request, listener);
      if (listener.tests == 0 && listener.failure == null) {
        throw new IllegalStateException(
            "No world of [" + uniqueId + "] could be run: JUnit does not find the test by its id");
      }
      losesAsUsual |= choices.deviations().isEmpty() && world.lost().isPresent();
      return new Run.Outcome(
          Optional.ofNullable(listener.failure)
              .or(() -> losesAsUsual ? Optional.empty() : world.lost()),
          world.journal(),
          world.leads(),
          world.shown());
    }
  }

  /** The configuration parameters of the outer run, which its build has set. */
  private record Parent(ExtensionContext context) implements ConfigurationParameters {
    @Override
    public Optional<String> get(String key) {
      return context.getConfigurationParameter(key);
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::parseBoolean);
    }

    @Override
    @Deprecated
    @SuppressWarnings({
      "deprecation",
      "InlineMeSuggester"
    }) // abstract in the oldest JUnit that is supported
    public int size() {
      return 0;
    }

    @Override
    public Set<String> keySet() {
      return Set.of();
    }
  }

  private static final class FirstFailure implements TestExecutionListener {
    private @Nullable Throwable failure;
    private int tests;

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      tests += identifier.isTest() ? 1 : 0;
      if (failure == null) {
        failure = result.getThrowable().orElse(null);
      }
    }
  }
}
