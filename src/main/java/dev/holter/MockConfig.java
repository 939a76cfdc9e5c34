package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.service.core.Integrations.Answer;
import dev.holter.internal.service.core.Integrations.Call;
import dev.holter.internal.service.core.Integrations.IntegrationError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The mocked responses of AWS Step Functions Local, by state machine, test case and state.
 *
 * @param testCases the names of responses
 * @param responses the responses of one name
 */
record MockConfig(
    Map<String, Map<String, Map<String, String>>> testCases,
    Map<String, List<Response>> responses) {

  /**
   * The mocked response to a range of calls of a state. Calls are counted from 0, both ends of the
   * range are included, and the error is null for a result.
   */
  record Response(int first, int last, @Nullable String error, JsonNode content) {

    String range() {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }
  }

  /**
   * A mocked response is the result of its task even for a callback, since nobody else has that
   * token.
   */
  private record Mocked(Response response) implements Answer {

    @Override
    public String call(Call call) throws IntegrationError {
      if (response.error() != null) {
        throw new IntegrationError(response.error(), response.content().textValue());
      }
      return Json.write(response.content());
    }

    @Override
    public boolean endsCallback() {
      return true;
    }
  }

  /**
   * Returns the mocked responses of a state. It is null if the execution was started without a test
   * case, or if its test case does not mock the state.
   */
  @Nullable Answer find(Call call) {
    String testCase = call.testCase();
    if (testCase == null) {
      return null;
    }
    String arn = call.execution().stateMachineArn();
    // What follows a slash is the label of a Map state, whose executions are of the same test case.
    String stateMachine = ArnName.of(arn).replaceFirst("/.*", "");
    String name =
        testCases
            .getOrDefault(stateMachine, Map.of())
            .getOrDefault(testCase, Map.of())
            .get(call.stateName());
    return name == null ? null : answer(call, stateMachine + "#" + testCase, name);
  }

  private Answer answer(Call call, String testCase, String name) {
    int invocation = call.total() - 1;
    List<Response> known = responses.getOrDefault(name, List.of());
    for (Response response : known) {
      if (response.first() <= invocation && invocation <= response.last()) {
        return new Mocked(response);
      }
    }
    return asked -> {
      throw new IllegalStateException(
          "State ["
              + asked.stateName()
              + "] makes call ["
              + invocation
              + "] of test case ["
              + testCase
              + "], counted from 0, and the mocked response ["
              + name
              + "] covers "
              + known.stream().map(Response::range).toList()
              + ": add \""
              + invocation
              + "\" to it, or let the state retry less often");
    };
  }

  /** Returns why a test case cannot be started, or null if it can. */
  @Nullable String problem(
      String stateMachine, String testCase, Set<String> callers, Set<String> activities) {
    Map<String, Map<String, String>> cases = testCases.getOrDefault(stateMachine, Map.of());
    Map<String, String> states = cases.get(testCase);
    if (states == null) {
      return "The mock configuration has no test case ["
          + testCase
          + "] for state machine ["
          + stateMachine
          + "], it has "
          + new TreeSet<>(cases.keySet())
          + ": add it to StateMachines."
          + stateMachine
          + ".TestCases, or start one of those";
    }
    Set<String> polled = new TreeSet<>(states.keySet());
    polled.retainAll(activities);
    if (!polled.isEmpty()) {
      return "Test case ["
          + testCase
          + "] of the mock configuration mocks "
          + polled
          + ", whose Resource is an activity, and no service is called: take it out, and run a worker"
          + " that polls the activity with stepFunctions.runWorker(..)";
    }
    Set<String> strangers = new TreeSet<>(states.keySet());
    strangers.removeAll(callers);
    return strangers.isEmpty()
        ? null
        : "Test case ["
            + testCase
            + "] of the mock configuration mocks "
            + strangers
            + ", and state machine ["
            + stateMachine
            + "] has no Task state of that name that calls a service or a function, it has "
            + new TreeSet<>(callers)
            + ": correct the name, or take it out";
  }
}
