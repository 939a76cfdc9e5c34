package com.example.docs;

import static dev.holter.assertj.HolterAssertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.holter.FakeStepFunctions;
import dev.holter.LambdaFunction;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.util.Map;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
class LambdaTests {

  /** As it is deployed. */
  static final class ReceiptHandler implements RequestHandler<Map<String, Integer>, String> {
    @Override
    public String handleRequest(Map<String, Integer> order, Context context) {
      return "receipt for " + order.get("order");
    }
  }

  // tag::lambda[]
  @Test
  @StateMachine("charge.asl.json")
  void the_function_that_is_deployed_answers(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.integration("lambda:invoke", LambdaFunction.of(new ReceiptHandler()));

    Execution execution = stepFunctions.startExecution("{\"order\":7}");
    clock.runUntilIdle();

    assertThat(execution).hasSucceededWith("{\"receipt\":\"receipt for 7\"}");
  }
  // end::lambda[]
}
