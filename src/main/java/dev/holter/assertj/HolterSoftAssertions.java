package dev.holter.assertj;

import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.StandardSoftAssertionsProvider;

/**
 * Soft assertions with AssertJ's and Holter's {@code assertThat}; works with AssertJ's {@code
 * SoftAssertionsExtension} and {@code @InjectSoftAssertions}.
 *
 * <pre>{@code
 * HolterSoftAssertions.assertSoftly(softly -> {
 *   softly.assertThat(task).hasTimedOutOnHeartbeat().hasHeartbeats(2);
 *   softly.assertThat(execution).historySatisfies(it -> it.contains(ACTIVITY_TIMED_OUT));
 * });
 * }</pre>
 *
 * <p>What {@code history()}, {@code heartbeats()} and the other navigating methods return is not
 * soft: take their twins with a {@code Consumer} instead.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class HolterSoftAssertions extends AbstractSoftAssertions
    implements StandardSoftAssertionsProvider, HolterSoftAssertionsProvider {

  /** Makes a collector of errors; {@code assertAll()} throws what it has collected. */
  public HolterSoftAssertions() {}

  /**
   * Runs assertions and throws what failed among them at the end, all at once.
   *
   * @param softly the assertions
   * @throws AssertionError if at least one of them failed
   */
  public static void assertSoftly(Consumer<HolterSoftAssertions> softly) {
    SoftAssertionsProvider.assertSoftly(HolterSoftAssertions.class, softly);
  }
}
