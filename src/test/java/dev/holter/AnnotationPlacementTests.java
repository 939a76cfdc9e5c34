package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AnnotationPlacementTests {

  @Test
  void it_may_be_on_a_class() {
    Fixtures.run(ClassTestCases.class).pass(1);
  }

  @StepFunctionsTest(region = "eu-west-1")
  static class ClassTestCases {
    @Test
    void takes_it(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.region()).isEqualTo("eu-west-1");
    }
  }

  @Test
  void it_may_be_on_one_method_only() {
    assertThat(Fixtures.run(MethodTestCases.class).failures(1, 1).get(0))
        .hasMessageStartingWith(
            "No ParameterResolver registered for parameter [dev.holter.FakeStepFunctions");
  }

  static class MethodTestCases {
    @Test
    @StepFunctionsTest(region = "eu-west-2")
    void takes_it(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.region()).isEqualTo("eu-west-2");
    }

    @Test
    void takes_it_elsewhere(FakeStepFunctions stepFunctions) {}
  }

  @Test
  void the_one_on_a_method_replaces_the_one_on_the_class() {
    Fixtures.run(MethodAndClassTestCases.class).pass(2);
  }

  @StepFunctionsTest(region = "eu-west-1", account = "111111111111")
  static class MethodAndClassTestCases {
    @Test
    @StepFunctionsTest(region = "eu-west-2")
    void own(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.activityArn("a"))
          .isEqualTo("arn:aws:states:eu-west-2:123456789012:activity:a");
    }

    @Test
    void of_the_class(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.activityArn("a"))
          .isEqualTo("arn:aws:states:eu-west-1:111111111111:activity:a");
    }
  }

  @Test
  void it_may_be_on_an_annotation() {
    Fixtures.run(MetaTestCases.class).pass(1);
  }

  @Retention(RetentionPolicy.RUNTIME)
  @StepFunctionsTest(region = "cn-north-1")
  @interface InChina {}

  @InChina
  static class MetaTestCases {
    @Test
    void takes_it(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.createActivity("a"))
          .isEqualTo(stepFunctions.activityArn("a"))
          .isEqualTo("arn:aws-cn:states:cn-north-1:123456789012:activity:a");
    }
  }

  @Test
  void it_is_inherited() {
    Fixtures.run(InheritedTestCases.class).pass(1);
  }

  static class InheritedTestCases extends ClassTestCases {}

  @Test
  void a_nested_class_has_that_of_the_enclosing_one_or_its_own() {
    Fixtures.run(NestedTestCases.class).pass(4);
  }

  @StepFunctionsTest(region = "eu-west-1")
  static class NestedTestCases {
    @Nested
    class Same {
      @Test
      void takes_it(FakeStepFunctions stepFunctions) {
        assertThat(stepFunctions.region()).isEqualTo("eu-west-1");
      }

      @Nested
      @InChina
      class Deeper {
        @Test
        void takes_it(FakeStepFunctions stepFunctions) {
          assertThat(stepFunctions.region()).isEqualTo("cn-north-1");
        }
      }
    }

    @Nested
    @StepFunctionsTest(region = "eu-west-3")
    class Own {
      @Test
      void takes_it(FakeStepFunctions stepFunctions) {
        assertThat(stepFunctions.region()).isEqualTo("eu-west-3");
      }
    }

    @Test
    void takes_it(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.region()).isEqualTo("eu-west-1");
    }
  }

  @Test
  void it_may_be_on_a_nested_class_only() {
    Fixtures.run(NestedOnlyTestCases.class).pass(2);
  }

  static class NestedOnlyTestCases {
    @Nested
    @StepFunctionsTest
    class Inner {
      @Test
      void takes_it(FakeStepFunctions stepFunctions) {
        assertThat(stepFunctions.region()).isEqualTo("us-east-1");
      }
    }

    @Test
    void does_not() {}
  }
}
