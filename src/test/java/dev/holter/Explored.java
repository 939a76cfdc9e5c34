package dev.holter;

import java.nio.file.Path;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs tests that explore, and says what they failed with. */
final class Explored {
  private Explored() {}

  /**
   * What has failed is remembered in a folder, to be tried first the next time. A slow machine sees
   * as many worlds as another.
   */
  static List<Throwable> failures(Path folder, DiscoverySelector tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(tests)
        .configurationParameter(HolterParameters.EXPLORE_FOLDER, folder.toString())
        .configurationParameter(HolterParameters.EXPLORE_WITHIN, "PT1H")
        .execute()
        .allEvents()
        .finished()
        .stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .flatMap(result -> result.getThrowable().stream())
        .toList();
  }
}
