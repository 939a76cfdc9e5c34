package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.elsewhere.MachineOfAnotherPackage;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.SfnClient;

class StateMachineTests {

  @Test
  void definitions_are_found_and_their_activities_made() {
    Fixtures.run(FoundTestCases.class).pass(7);
  }

  @StepFunctionsTest
  @StateMachine("first.asl.json")
  static class FoundTestCases {
    @Test
    void beside_the_class(FakeStepFunctions stepFunctions, SfnClient client) {
      assertThat(stepFunctions.startExecution("{}").stateMachineArn())
          .endsWith(":stateMachine:first");
      assertThat(client.listActivities(r -> {}).activities())
          .extracting(activity -> activity.name())
          .containsExactly("first");
      assertThat(stepFunctions.task().resource()).isEqualTo(stepFunctions.activityArn("first"));
    }

    @Test
    @StateMachine("/dev/holter/elsewhere/third.asl.json")
    void by_the_whole_path(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.startExecution("third", "{}").stateMachineArn()).endsWith(":third");
    }

    @Test
    @StateMachine("elsewhere/third.asl.json")
    void below_the_class(FakeStepFunctions stepFunctions) {
      assertThat(stepFunctions.startExecution("third", "{}").stateMachineArn()).endsWith(":third");
    }

    @Test
    @StateMachine("second.asl.json")
    @StateMachine(value = "second.asl.json", name = "again")
    void several(FakeStepFunctions stepFunctions, SfnClient client) {
      assertThat(client.listStateMachines(r -> {}).stateMachines())
          .extracting(machine -> machine.name())
          .containsExactlyInAnyOrder("first", "second", "again");
      assertThat(stepFunctions.startExecution("again", "{}").stateMachineArn()).endsWith(":again");
    }

    @Test
    @Third
    void by_an_annotation(FakeStepFunctions stepFunctions) {
      stepFunctions.startExecution("third", "{}");
    }

    @Nested
    @StateMachine("second.asl.json")
    class Inner {
      @Test
      void adds_to_the_enclosing_class(FakeStepFunctions stepFunctions) {
        stepFunctions.startExecution("first", "{}");
        stepFunctions.startExecution("second", "{}");
      }
    }

    @Nested
    class OfAnotherPackage extends MachineOfAnotherPackage {
      @Test
      void beside_the_superclass(FakeStepFunctions stepFunctions) {
        stepFunctions.startExecution("third", "{}");
      }
    }
  }

  @Retention(RetentionPolicy.RUNTIME)
  @StateMachine("/dev/holter/elsewhere/third.asl.json")
  @interface Third {}

  @Test
  void one_of_a_superclass_is_found_beside_it_also_for_nested_tests() {
    Fixtures.run(InheritedTestCases.class).pass(2);
  }

  @StepFunctionsTest
  static class InheritedTestCases extends MachineOfAnotherPackage {
    @Test
    void found(FakeStepFunctions stepFunctions) {
      stepFunctions.startExecution("{}");
    }

    @Nested
    class Inner {
      @Test
      void found(FakeStepFunctions stepFunctions) {
        stepFunctions.startExecution("{}");
      }
    }
  }

  @Test
  void what_cannot_be_created_fails_the_test_before_it_begins() {
    String beside = "@StateMachine names [";
    String nowhere =
        "] nor in the folder ["
            + Path.of("").toAbsolutePath()
            + "]: put the file into the same package of src/test/resources, begin the name with a"
            + " slash to give its whole path there, or give its path from that folder on";
    assertThat(Fixtures.run(RefusedTestCases.class).failures(7))
        .allSatisfy(
            failure ->
                assertThat(failure).isExactlyInstanceOf(ExtensionConfigurationException.class))
        .extracting(Throwable::getMessage)
        .containsExactlyInAnyOrder(
            beside
                + "missing.asl.json], which is neither on the class path beside ["
                + RefusedTestCases.class.getName()
                + nowhere,
            beside
                + "/nowhere/missing.asl.json], which is neither on the class path"
                + nowhere.substring(1),
            beside
                + "refused.asl.json], which the service refuses as state machine [refused]:"
                + " InvalidDefinition: Invalid State Machine Definition: '"
                + "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nowhere at /StartAt,"
                + " MISSING_TRANSITION_TARGET: State \"Work\" is not reachable. at /States/Work'",
            beside
                + "broken.asl.json], which the service refuses as state machine [broken]:"
                + " InvalidDefinition: Invalid State Machine Definition: '"
                + "INVALID_JSON_DESCRIPTION: Unexpected end-of-input within/between Object entries\n"
                + " at [Source: (String)\"{ \"StartAt\": \n\"; line: 2, column: 1] at [Source:"
                + " (String)\"{ \"StartAt\": \n\"; line: 2, column: 1]'",
            beside
                + "far.asl.json], which the service refuses as state machine [far]:"
                + " InvalidDefinition: Invalid State Machine Definition:"
                + " 'SCHEMA_VALIDATION_FAILED: The resource provided"
                + " arn:aws:states:eu-west-1:123456789012:activity:far is not recognized. The value"
                + " is not a valid resource ARN, or the resource is not available in this region. at"
                + " /States/Work/Resource'",
            beside
                + "first.asl.json], which the service refuses as state machine [a b]: InvalidName:"
                + " Invalid Name: 'a b'",
            "@StateMachine on ["
                + RefusedTestCases.class.getName()
                + "] names []: expected a file such as thumbnails.asl.json");
  }

  @StepFunctionsTest
  static class RefusedTestCases {
    @Test
    @StateMachine("missing.asl.json")
    void missing() {}

    @Test
    @StateMachine("/nowhere/missing.asl.json")
    void missing_absolute() {}

    @Test
    @StateMachine("refused.asl.json")
    void refused() {}

    @Test
    @StateMachine("broken.asl.json")
    void broken() {}

    @Test
    @StateMachine("far.asl.json")
    void of_another_region() {}

    @Test
    @StateMachine(value = "first.asl.json", name = "a b")
    void bad_name() {}

    @Test
    @StateMachine("")
    void empty() {}
  }
}
