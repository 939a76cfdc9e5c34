package dev.holter;

import dev.holter.internal.service.core.ServiceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Registers a simulated Step Functions in code.
 *
 * <p>In an instance field it makes one world per test, as {@link StepFunctionsTest} does; in a
 * static field one world per class, which {@code @BeforeAll} methods may take too. Tests that share
 * a world take turns, even where JUnit runs them in parallel; what one leaves there the next one
 * finds.
 *
 * <pre>{@code
 * @RegisterExtension
 * final StepFunctionsExtension stepFunctions =
 *     StepFunctionsExtension.builder().region("eu-central-1").build();
 * }</pre>
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class StepFunctionsExtension extends WorldExtension {

  /** The region unless another is given: {@code us-east-1}. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** The account unless another is given: {@code 123456789012}. */
  public static final String DEFAULT_ACCOUNT = "123456789012";

  /** How many events all executions of a test may write unless another number is given. */
  public static final int DEFAULT_EVENT_BUDGET = 500_000;

  private final WorldSettings settings;
  private final Lint lint;

  private StepFunctionsExtension(WorldSettings settings, Lint lint) {
    this.settings = settings;
    this.lint = lint;
  }

  /**
   * Begins an extension with the defaults of {@link StepFunctionsTest}.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the simulated service of the test that runs now, for classes with two of them, where
   * parameters would be ambiguous.
   *
   * @return what a test or lifecycle method would get as a parameter
   * @throws IllegalStateException if no test runs, or several tests of one instance at once
   */
  public FakeStepFunctions stepFunctions() {
    return worlds().current().handle();
  }

  @Override
  WorldSettings settings(TestSite site) {
    return settings.redirected(site.isRedirected()).agent(site.allowsAgent());
  }

  @Override
  boolean hasSettings(TestSite site) {
    return true;
  }

  @Override
  Lint lint(TestSite site) {
    return lint;
  }

  @Override
  boolean wantsAgent(TestSite site) {
    return settings.agent() && site.allowsAgent();
  }

  /**
   * Sets up an extension, with what {@link StepFunctionsTest} has as attributes.
   *
   * <p>{@link RedirectDefaultClients}, {@link StateMachine} and {@link MockConfigFile} go on the
   * class beside a registered extension: JUnit takes the lock that a redirection needs from
   * annotations only.
   *
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
  public static final class Builder {
    private Instant start = VirtualClock.DEFAULT_START;
    private String region = DEFAULT_REGION;
    private String account = DEFAULT_ACCOUNT;
    private long seed;
    private Transport transport = Transport.IN_PROCESS;
    private boolean agent = true;
    private Duration watchdog = VirtualClock.DEFAULT_WATCHDOG;
    private int eventBudget = DEFAULT_EVENT_BUDGET;
    private boolean allowRemoteCalls;
    private boolean throttled;
    private Lint lint = Lint.HINTS;

    private Builder() {}

    /**
     * Sets when the virtual clock starts.
     *
     * @param instant the first instant
     * @return this
     */
    public Builder start(Instant instant) {
      this.start = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /**
     * Sets the region of the simulated service.
     *
     * @param name such as {@code eu-central-1}
     * @return this
     */
    public Builder region(String name) {
      this.region = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets the account of the simulated service.
     *
     * @param id twelve digits
     * @return this
     */
    public Builder account(String id) {
      this.account = Objects.requireNonNull(id, "id");
      return this;
    }

    /**
     * Sets what tokens, generated names and jitter come from.
     *
     * @param value the same one gives the same test run
     * @return this
     */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /**
     * Sets how the injected clients reach the service.
     *
     * @param value the transport
     * @return this
     */
    public Builder transport(Transport value) {
      this.transport = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets whether workers may wait as they do in production.
     *
     * @param value {@code false} if they wait only with what the clock hands out
     * @return this
     * @see StepFunctionsTest#agent()
     */
    public Builder agent(boolean value) {
      this.agent = value;
      return this;
    }

    /**
     * Sets how much usable time, as {@link VirtualClock#DEFAULT_WATCHDOG} has it, may pass without
     * progress before a test fails.
     *
     * @param limit more than zero
     * @return this
     */
    public Builder watchdog(Duration limit) {
      this.watchdog = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Sets how many events the executions of a test may write together.
     *
     * @param events more than zero
     * @return this
     * @see StepFunctionsTest#eventBudget()
     */
    public Builder eventBudget(int events) {
      this.eventBudget = events;
      return this;
    }

    /**
     * Sets whether threads of a test may call the Step Functions of AWS, or of any other machine.
     *
     * @param value {@code true} if calls may leave this machine
     * @return this
     * @see StepFunctionsTest#allowRemoteCalls()
     */
    public Builder allowRemoteCalls(boolean value) {
      this.allowRemoteCalls = value;
      return this;
    }

    /**
     * Sets whether calls are throttled as AWS throttles those of an account in a large region.
     *
     * @param value {@code true} if they are
     * @return this
     * @see StepFunctionsTest#throttled()
     */
    public Builder throttled(boolean value) {
      this.throttled = value;
      return this;
    }

    /**
     * Sets what becomes of what lint finds in the worker and its definition.
     *
     * @param level what to do with findings
     * @return this
     * @see StepFunctionsTest#lint()
     */
    public Builder lint(Lint level) {
      this.lint = Objects.requireNonNull(level, "level");
      return this;
    }

    /**
     * Makes the extension.
     *
     * @return what goes into a field with {@code @RegisterExtension}
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if a setting makes no
     *     sense
     */
    public StepFunctionsExtension build() {
      return new StepFunctionsExtension(
          new WorldSettings(
              "StepFunctionsExtension",
              start,
              ServiceSettings.of(region, account, seed, eventBudget),
              transport,
              agent,
              watchdog,
              allowRemoteCalls,
              false,
              throttled),
          lint);
    }
  }
}
