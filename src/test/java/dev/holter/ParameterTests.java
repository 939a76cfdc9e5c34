package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

class ParameterTests {
  private static final String REMEDY =
      "and there is a world per test and no test runs here: take it in the test method or in"
          + " @BeforeEach, or make one world per class with a static @RegisterExtension"
          + " StepFunctionsExtension";

  @Test
  void all_types_belong_to_one_world() {
    Fixtures.run(TypesTestCases.class).pass(1);
  }

  @StepFunctionsTest
  static class TypesTestCases {
    @Test
    void are_given(
        FakeStepFunctions stepFunctions,
        VirtualClock clock,
        SfnClient client,
        SfnAsyncClient asyncClient,
        URI endpoint,
        WireMock wireMock) {
      assertThat(stepFunctions.clock()).isSameAs(clock);
      assertThat(stepFunctions.client()).isSameAs(client);
      assertThat(stepFunctions.asyncClient()).isSameAs(asyncClient);
      assertThat(stepFunctions.endpoint()).isEqualTo(endpoint).hasHost("127.0.0.1");
      client.createActivity(r -> r.name("a"));
      asyncClient.createActivity(r -> r.name("b")).join();
      wireMock.verifyThat(2, WireMock.postRequestedFor(WireMock.urlEqualTo("/")));
    }
  }

  @Test
  void lifecycle_methods_and_constructors_take_what_the_test_takes() {
    Fixtures.run(LifecycleTestCases.class).pass(30);
  }

  @StepFunctionsTest
  static class LifecycleTestCases {
    private final FakeStepFunctions constructed;

    LifecycleTestCases(FakeStepFunctions stepFunctions, VirtualClock clock) {
      constructed = stepFunctions;
      clock.advanceBy(Duration.ofSeconds(1));
    }

    @BeforeEach
    void before(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions).isSameAs(constructed);
      stepFunctions.clock().advanceBy(Duration.ofSeconds(1));
    }

    @RepeatedTest(20)
    void same(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions).isSameAs(constructed);
      assertThat(stepFunctions.clock().elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @AfterEach
    void after(VirtualClock clock) {
      assertThat(clock).isSameAs(constructed.clock());
      clock.advanceBy(Duration.ofSeconds(1));
    }

    @Nested
    class Inner {
      private final FakeStepFunctions inner;

      Inner(FakeStepFunctions stepFunctions) {
        inner = stepFunctions;
      }

      @RepeatedTest(10)
      void same(FakeStepFunctions stepFunctions) {
        assertThat(stepFunctions).isSameAs(constructed).isSameAs(inner);
      }
    }
  }

  @Test
  void a_method_with_other_settings_than_the_constructor_saw_is_refused() {
    Fixtures.run(OtherSettingsTestCases.class)
        .fail()
        .isExactlyInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "The constructor of [%s] takes a parameter of the test's world, and [own()] sets that"
                + " world up differently: take the parameter in the method instead",
            OtherSettingsTestCases.class.getName());
  }

  @StepFunctionsTest
  static class OtherSettingsTestCases {
    OtherSettingsTestCases(VirtualClock clock) {}

    @Test
    @StepFunctionsTest(region = "eu-west-1")
    void own() {}
  }

  /** The world of a constructor that failed was given to the next test on the same thread. */
  @Test
  void the_world_of_a_constructor_that_failed_goes_to_no_other_test() {
    Fixtures.run(FailingConstructorTestCases.class).failures(1, 1);
  }

  @StepFunctionsTest
  @org.junit.jupiter.api.parallel.Execution(
      org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD)
  static class FailingConstructorTestCases {
    private static int made;

    FailingConstructorTestCases(VirtualClock clock) {
      clock.advanceBy(Duration.ofSeconds(1));
      if (++made == 1) {
        throw new IllegalStateException("the first one fails");
      }
    }

    @Test
    void one(VirtualClock clock) {
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void two(VirtualClock clock) {
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void the_constructor_of_the_one_instance_has_no_world_per_test() {
    Fixtures.run(PerClassTestCases.class)
        .failAsClass()
        .isExactlyInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "[%s(dev.holter.VirtualClock)] takes [VirtualClock], %s",
            PerClassTestCases.class.getName(), REMEDY);
  }

  @StepFunctionsTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClassTestCases {
    PerClassTestCases(VirtualClock clock) {}

    @Test
    void never_runs() {}
  }

  @Test
  void one_instance_may_have_a_world_per_test_in_its_methods() {
    Fixtures.run(PerClassMethodsTestCases.class).pass(10);
  }

  @StepFunctionsTest
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class PerClassMethodsTestCases {
    @BeforeEach
    void before(VirtualClock clock) {
      clock.advanceBy(Duration.ofSeconds(1));
    }

    @RepeatedTest(10)
    void own(VirtualClock clock) {
      assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void before_all_has_no_world_per_test() {
    Fixtures.run(BeforeAllTestCases.class)
        .failAsClass()
        .isExactlyInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "[static void %s.before(dev.holter.FakeStepFunctions)] takes [FakeStepFunctions], %s",
            BeforeAllTestCases.class.getName(), REMEDY);
  }

  @StepFunctionsTest
  static class BeforeAllTestCases {
    @BeforeAll
    static void before(FakeStepFunctions stepFunctions) {}

    @Test
    void never_runs() {}
  }

  @Test
  void an_annotation_and_an_extension_are_one_too_many() {
    Fixtures.run(AnnotationAndExtensionTestCases.class)
        .fail()
        .isExactlyInstanceOf(ParameterResolutionException.class)
        .hasMessage(
            "[void %s.takes(dev.holter.FakeStepFunctions)] takes [FakeStepFunctions], and its test"
                + " has [2] simulated services. One is enough: remove @StepFunctionsTest, or the"
                + " StepFunctionsExtension with @RegisterExtension. If several are meant, ask the"
                + " field for its stepFunctions()",
            AnnotationAndExtensionTestCases.class.getName());
  }

  @StepFunctionsTest
  static class AnnotationAndExtensionTestCases {
    @RegisterExtension
    final StepFunctionsExtension field = StepFunctionsExtension.builder().build();

    @Test
    void takes(FakeStepFunctions stepFunctions) {}
  }

  @Test
  void two_extensions_are_asked_by_their_fields() {
    Fixtures.run(TwoExtensionsTestCases.class).pass(2);
    Fixtures.run(AmbiguousExtensionsTestCases.class)
        .fail()
        .isExactlyInstanceOf(ParameterResolutionException.class)
        .hasMessageContaining(
            "One is enough: remove all fields with @RegisterExtension but one"
                + " StepFunctionsExtension.");
  }

  static class TwoExtensionsTestCases {
    @RegisterExtension
    static final StepFunctionsExtension EAST = StepFunctionsExtension.builder().build();

    @RegisterExtension
    final StepFunctionsExtension west =
        StepFunctionsExtension.builder().region("us-west-2").build();

    @RepeatedTest(2)
    void are_two_services() {
      assertThat(EAST.stepFunctions().region()).isEqualTo("us-east-1");
      assertThat(west.stepFunctions().region()).isEqualTo("us-west-2");
    }
  }

  static class AmbiguousExtensionsTestCases extends TwoExtensionsTestCases {
    @Override
    void are_two_services() {}

    @Test
    void takes(VirtualClock clock) {}
  }

  /** What has an annotation is somebody else's, such as Spring's or Mockito's. */
  @Test
  void a_parameter_with_an_annotation_is_left_to_who_knows_it() {
    Fixtures.run(AnnotatedParameterTestCases.class).pass(1);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Theirs {}

  static final class TheirResolver implements ParameterResolver {
    static final URI THEIRS = URI.create("http://theirs");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.isAnnotated(Theirs.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return THEIRS;
    }
  }

  @StepFunctionsTest
  @ExtendWith(TheirResolver.class)
  static class AnnotatedParameterTestCases {
    @Test
    void two_of_a_type(URI ours, @Theirs URI theirs) {
      assertThat(ours).hasHost("127.0.0.1");
      assertThat(theirs).isEqualTo(TheirResolver.THEIRS);
    }
  }
}
