package dev.holter.contract;

import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationException;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** Distributed Map states, whose items are worked on by executions of their own. */
@StepFunctionsTest
class MapRunTests {
  private static final String PASS = "'A':{'Type':'Pass','End':true}";
  private static final String WAIT = "'A':{'Type':'Wait','Seconds':60,'End':true}";
  private static final String CHOOSE =
      "'A':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':2,'Next':'F'}],"
          + "'Default':'S'},'F':{'Type':'Fail','Error':'E','Cause':'c'},'S':{'Type':'Succeed'}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  MapRunTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution run(String states, String fields, String input) {
    stepFunctions.createStateMachine(
        "m",
        json(
            "{'StartAt':'M','States':{'M':{'Type':'Map','Next':'Z','Label':'l',"
                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':"
                + "'STANDARD'},'StartAt':'A','States':{"
                + states
                + "}}"
                + fields
                + "},'Z':{'Type':'Pass','End':true}}}"));
    return stepFunctions.startExecution("m", json(input));
  }

  private List<String> history(Execution execution) {
    return Told.history(client, execution.executionArn()).stream()
        .map(line -> line.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id"))
        .toList();
  }

  private String arn(Execution execution) {
    return client
        .listMapRuns(r -> r.executionArn(execution.executionArn()))
        .mapRuns()
        .get(0)
        .mapRunArn();
  }

  private DescribeMapRunResponse describe(Execution execution) {
    return client.describeMapRun(r -> r.mapRunArn(arn(execution)));
  }

  @Test
  void every_item_has_an_execution_with_a_history_of_its_own() {
    Execution parent = run(PASS, "", "[7,8]");

    assertThat(parent.output()).contains("[7,8]");
    assertThat(parent.childExecutions())
        .extracting(Execution::input, Execution::stateMachineArn)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("7", Machines.PREFIX + "stateMachine:m/l"),
            org.assertj.core.groups.Tuple.tuple("8", Machines.PREFIX + "stateMachine:m/l"));
    assertThat(history(parent.childExecutions().get(1)))
        .containsExactly(
            "1<0 ExecutionStarted {'input':'8','roleArn':'" + roleArn(parent) + "'}",
            "2<0 PassStateEntered {'name':'A','input':'8'}",
            "3<2 PassStateExited {'name':'A','output':'8'}",
            "4<3 ExecutionSucceeded {'output':'8'}");
    assertThat(stepFunctions.executions()).containsExactly(parent);
  }

  /** Documented: the context object of a selector says where its item is from. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | STATE_DATA",
        "'Resource':'arn:aws:states:::s3:getObject','Parameters':{'Bucket':'b','Key':'d/k'}"
            + " | S3://b/d/k",
        "'Resource':'arn:aws:states:::s3:listObjectsV2','Parameters':{'Bucket':'b'} | S3://b",
      })
  void a_selector_sees_where_its_item_is_from(String reader, String source) {
    stepFunctions.integration("s3:getObject", call -> "[1]");
    stepFunctions.integration("s3:listObjectsV2", call -> "{\"Contents\":[{\"Key\":\"k\"}]}");
    String fields = reader.isEmpty() ? "" : ",'ItemReader':{" + reader + "}";

    assertThat(
            run(PASS, fields + ",'ItemSelector':{'from.$':'$$.Map.Item.Source'}", "[1]").output())
        .contains(json("[{'from':'" + source + "'}]"));
  }

  /** Documented: each member of an object is an item, as a pair of its key and its value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | [{'Key':'b','Value':2},{'Key':'a','Value':{'x':1}}]",
        ",'ItemSelector':{'k.$':'$$.Map.Item.Key','v.$':'$$.Map.Item.Value',"
            + "'i.$':'$$.Map.Item.Index'}"
            + " | [{'k':'b','v':2,'i':0},{'k':'a','v':{'x':1},'i':1}]",
        ",'QueryLanguage':'JSONata','ItemSelector':'{% $states.context.Map.Item.Key %}'"
            + " | ['b','a']",
      })
  void the_members_of_an_object_are_items(String fields, String output) {
    Execution execution = run(PASS, fields, "{'b':2,'a':{'x':1}}");

    assertThat(execution.output()).contains(json(output));
    assertThat(history(execution).get(2)).isEqualTo("3<2 MapStateStarted {'length':2}");
  }

  @Test
  void files_that_a_reader_flattens_are_answered_by_what_is_in_them() {
    String reader =
        ",'ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2','Parameters':"
            + "{'Bucket':'b'},'ReaderConfig':{'InputType':'CSV','Transformation':"
            + "'LOAD_AND_FLATTEN'}}";
    stepFunctions.integration("s3:listObjectsV2", call -> "[1,2]");
    assertThat(run(PASS, reader, "{}").output()).contains("[1,2]");

    stepFunctions.integration("s3:listObjectsV2", call -> "{\"Contents\":[]}");
    Execution listed = run(PASS, reader, "{}");
    assertThat(listed.error()).contains("States.ItemReaderFailed");
    assertThat(listed.cause().orElseThrow())
        .isEqualTo(
            "LOAD_AND_FLATTEN was answered with a listing: answer with an array of the items in"
                + " its files");
  }

  private String roleArn(Execution execution) {
    return client
        .describeStateMachineForExecution(r -> r.executionArn(execution.executionArn()))
        .roleArn();
  }

  @Test
  void the_history_of_the_parent_shows_the_run() {
    assertThat(history(run(PASS, "", "[7]")).subList(2, 7))
        .containsExactly(
            "3<2 MapStateStarted {'length':1}",
            "4<3 MapRunStarted {'mapRunArn':'" + Machines.PREFIX + "mapRun:m/l:id'}",
            "5<4 MapRunSucceeded",
            "6<5 MapStateSucceeded",
            "7<4 MapStateExited {'name':'M','output':'[7]'}");
  }

  @Test
  void as_many_run_at_once_as_may() {
    Execution parent = run(WAIT, ",'MaxConcurrency':2", "[1,2,3]");

    DescribeMapRunResponse first = describe(parent);
    assertThat(first.itemCounts().running()).isEqualTo(2);
    assertThat(first.itemCounts().pending()).isEqualTo(1);
    assertThat(first.executionCounts().total()).isEqualTo(3);
    assertThat(first.status()).isEqualTo(MapRunStatus.RUNNING);
    assertThat(first.maxConcurrency()).isEqualTo(2);

    clock.advanceBy(Duration.ofMinutes(1));
    assertThat(describe(parent).itemCounts().succeeded()).isEqualTo(2);
    clock.advanceBy(Duration.ofMinutes(1));
    DescribeMapRunResponse last = describe(parent);
    assertThat(last.status()).isEqualTo(MapRunStatus.SUCCEEDED);
    assertThat(last.stopDate()).isEqualTo(last.startDate().plusSeconds(120));
    assertThat(last.executionArn()).isEqualTo(parent.executionArn());
    assertThat(parent.output()).contains("[1,2,3]");
  }

  @Test
  void more_may_run_at_once_from_now_on() {
    Execution parent = run(WAIT, ",'MaxConcurrency':1", "[1,2,3]");
    client.updateMapRun(r -> r.mapRunArn(arn(parent)).maxConcurrency(3));

    assertThat(describe(parent).itemCounts().running()).isEqualTo(3);
    clock.advanceBy(Duration.ofMinutes(1));
    assertThat(parent.output()).contains("[1,2,3]");
  }

  @Test
  void a_run_that_is_over_stays_as_it_is() {
    Execution parent = run(PASS, "", "[1]");
    String arn = arn(parent);

    assertThat(Told.error(() -> client.updateMapRun(r -> r.mapRunArn(arn).maxConcurrency(3))))
        .isEqualTo(
            "ValidationException 400 Map Run '" + arn + "' is completed and cannot be updated");
    assertThat(Told.error(() -> client.updateMapRun(r -> r.mapRunArn(arn).maxConcurrency(-3))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value '-3' at 'maxConcurrency'"
                + " failed to satisfy constraint: Member must have value greater than or equal to"
                + " 0");
  }

  @Test
  void as_many_as_the_model_has_numbers_for_may_fail_and_no_more_than_all() {
    Execution parent = run(WAIT, ",'MaxConcurrency':1", "[1,2,3]");
    String arn = arn(parent);

    client.updateMapRun(r -> r.mapRunArn(arn).toleratedFailureCount(Long.MAX_VALUE));
    assertThat(describe(parent).toleratedFailureCount()).isEqualTo(Long.MAX_VALUE);
    for (float much : new float[] {100.5f, Float.MAX_VALUE}) {
      assertThat(
              Told.error(
                  () ->
                      client.updateMapRun(r -> r.mapRunArn(arn).toleratedFailurePercentage(much))))
          .endsWith(
              "Value '"
                  + much
                  + "' at 'toleratedFailurePercentage' failed to satisfy constraint: Member must"
                  + " have value less than or equal to 100");
    }
  }

  /** The client has no such number; a worker in another language may. */
  @Test
  void a_percentage_that_no_float_has_is_above_all() throws Exception {
    String arn = arn(run(WAIT, ",'MaxConcurrency':1", "[1,2,3]"));
    HttpRequest request =
        HttpRequest.newBuilder(stepFunctions.endpoint())
            .header("X-Amz-Target", "AWSStepFunctions.UpdateMapRun")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"mapRunArn": "%s", "toleratedFailurePercentage": 1e39}
                    """
                        .formatted(arn)))
            .build();

    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo(
            """
            {"__type":"ValidationException","message":"1 validation error detected: Value \
            'Infinity' at 'toleratedFailurePercentage' failed to satisfy constraint: \
            Member must have value less than or equal to 100"}\
            """);
  }

  @Test
  void a_run_that_does_not_exist() {
    String arn = Machines.PREFIX + "mapRun:m/l:1";
    assertThat(Told.error(() -> client.describeMapRun(r -> r.mapRunArn(arn))))
        .isEqualTo("ResourceNotFound 404 Resource not found: '" + arn + "'");
  }

  @Test
  void the_executions_of_a_run_are_listed_by_its_arn() {
    Execution parent = run(PASS, ",'ItemBatcher':{'MaxItemsPerBatch':2}", "[1,2,3]");
    String arn = arn(parent);

    List<ExecutionListItem> items = client.listExecutions(r -> r.mapRunArn(arn)).executions();
    assertThat(items).extracting(ExecutionListItem::itemCount).containsExactly(1, 2);
    assertThat(items).extracting(ExecutionListItem::mapRunArn).containsOnly(arn);
    assertThat(client.describeExecution(r -> r.executionArn(items.get(0).executionArn())))
        .satisfies(child -> assertThat(child.mapRunArn()).isEqualTo(arn))
        .satisfies(child -> assertThat(child.input()).isEqualTo("{\"Items\":[3]}"));
    assertThat(client.listExecutions(r -> r.stateMachineArn(parent.stateMachineArn())).executions())
        .extracting(ExecutionListItem::executionArn)
        .containsExactly(parent.executionArn());
    assertThat(
            client
                .describeStateMachineForExecution(r -> r.executionArn(items.get(0).executionArn()))
                .label())
        .isEqualTo("l");
  }

  @Test
  void one_failure_is_one_too_many() {
    Execution parent = run(CHOOSE, "", "[1,2,3]");

    assertThat(parent.error()).contains("States.ExceedToleratedFailureThreshold");
    assertThat(history(parent).subList(4, 7))
        .containsExactly(
            "5<4 MapRunFailed {'error':'States.ExceedToleratedFailureThreshold',"
                + "'cause':'The specified tolerated failure threshold was exceeded'}",
            "6<5 MapStateFailed",
            "7<6 ExecutionFailed {'error':'States.ExceedToleratedFailureThreshold',"
                + "'cause':'The specified tolerated failure threshold was exceeded'}");
    assertThat(describe(parent).status()).isEqualTo(MapRunStatus.FAILED);
  }

  @Test
  void a_run_that_fails_ends_those_that_still_run() {
    Execution parent =
        run(
            CHOOSE.replace("{'Type':'Succeed'}", "{'Type':'Wait','Seconds':60,'End':true}"),
            "",
            "[1,2,3]");

    assertThat(parent.childExecutions())
        .extracting(Execution::status)
        .containsExactly(ExecutionStatus.ABORTED, ExecutionStatus.FAILED, ExecutionStatus.ABORTED);
    assertThat(describe(parent).itemCounts().aborted()).isEqualTo(2);
    assertThat(describe(parent).itemCounts().failed()).isEqualTo(1);
  }

  @Test
  void a_failure_that_is_tolerated_shows_in_the_result() {
    Execution parent = run(CHOOSE, ",'ToleratedFailureCount':1", "[1,2,3]");

    assertThat(parent.output().orElseThrow())
        .startsWith("[1,{\"Cause\":\"c\",\"Error\":\"E\",\"ExecutionArn\":\"")
        .contains("\"Input\":\"2\"", "\"Status\":\"FAILED\"")
        .endsWith(",3]");
    assertThat(describe(parent).itemCounts().failed()).isEqualTo(1);
    assertThat(describe(parent).toleratedFailureCount()).isEqualTo(1);
  }

  @Test
  void a_run_that_fails_is_tried_again_and_caught() {
    Execution parent =
        run(
            CHOOSE,
            ",'Retry':[{'ErrorEquals':['States.ExceedToleratedFailureThreshold'],'MaxAttempts':1,"
                + "'IntervalSeconds':5}],'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Z'}]",
            "[2]");
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(parent.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(parent.childExecutions()).hasSize(2);
    assertThat(client.listMapRuns(r -> r.executionArn(parent.executionArn())).mapRuns()).hasSize(2);
  }

  @Test
  void a_redrive_goes_on_with_those_that_have_not_succeeded() {
    stepFunctions.createActivity("work");
    Execution parent =
        run(
            "'A':{'Type':'Task','Resource':'" + Machines.ACTIVITY + "','End':true}",
            ",'MaxConcurrency':1",
            "['x','y','z']");
    complete("1");
    client.sendTaskFailure(r -> r.taskToken(poll()).error("E"));
    assertThat(parent.status()).isEqualTo(ExecutionStatus.FAILED);
    Execution failed = parent.childExecutions().get(1);
    assertThat(
            client
                .describeExecution(r -> r.executionArn(failed.executionArn()))
                .redriveStatusAsString())
        .isEqualTo("REDRIVABLE_BY_MAP_RUN");
    assertThat(
            Told.error(() -> client.redriveExecution(r -> r.executionArn(failed.executionArn()))))
        .isEqualTo(
            "ExecutionNotRedrivable 400 Execution Not Redrivable: 'Execution is a child of a Map"
                + " Run, which redrives it when its own execution is redriven'");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));
    complete("2");
    complete("3");

    assertThat(parent.output()).contains("[1,2,3]");
    assertThat(parent.childExecutions()).hasSize(3);
    assertThat(history(parent).subList(7, 12))
        .containsExactly(
            "8<7 ExecutionRedriven {'redriveCount':1}",
            "9<8 MapRunRedriven {'mapRunArn':'"
                + Machines.PREFIX
                + "mapRun:m/l:id','redriveCount':1}",
            "10<9 MapRunSucceeded",
            "11<10 MapStateSucceeded",
            "12<9 MapStateExited {'name':'M','output':'[1,2,3]'}");
    assertThat(describe(parent).redriveCount()).isEqualTo(1);
    assertThat(describe(parent).itemCounts().succeeded()).isEqualTo(3);
    assertThat(describe(parent).itemCounts().failed()).isZero();
  }

  /** Of an activity, so that the test says how each item ends. */
  private Execution runOneAtATime(int toleratedFailures, String items) {
    return run(
        "'A':{'Type':'Task','Resource':'" + Machines.ACTIVITY + "','End':true}",
        ",'MaxConcurrency':1,'ToleratedFailureCount':" + toleratedFailures,
        items);
  }

  private void failWork(int times) {
    for (int i = 0; i < times; i++) {
      client.sendTaskFailure(r -> r.taskToken(poll()).error("E"));
    }
  }

  private static String statuses(Execution parent) {
    return parent.childExecutions().stream().map(child -> child.status().toString()).toList() + "";
  }

  @Test
  void a_redrive_keeps_to_the_number_that_may_run_at_once() {
    stepFunctions.createActivity("work");
    Execution parent = runOneAtATime(2, "['w','x','y','z']");
    failWork(3);
    assertThat(statuses(parent)).isEqualTo("[FAILED, FAILED, FAILED]");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(statuses(parent)).isEqualTo("[RUNNING, PENDING_REDRIVE, PENDING_REDRIVE]");
    assertThat(Told.answer(describe(parent).executionCounts()))
        .contains("'pending':1,'running':1,'succeeded':0,'failed':0", "'pendingRedrive':2");
    assertThat(Told.answer(describe(parent).itemCounts()))
        .contains("'pending':1,'running':1,'succeeded':0,'failed':0", "'pendingRedrive':2");
    client.updateMapRun(r -> r.mapRunArn(describe(parent).mapRunArn()).maxConcurrency(2));
    assertThat(statuses(parent)).isEqualTo("[RUNNING, RUNNING, PENDING_REDRIVE]");
    for (int i = 0; i < 4; i++) {
      complete("1");
    }
    assertThat(parent.output()).contains("[1,1,1,1]");
  }

  @Test
  void those_that_a_redrive_has_not_reached_stay_as_they_were_when_the_run_ends() {
    stepFunctions.createActivity("work");
    Execution parent = runOneAtATime(1, "['x','y','z']");
    failWork(2);
    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    client.stopExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(statuses(parent)).isEqualTo("[ABORTED, FAILED]");
    assertThat(describe(parent).executionCounts().failed()).isEqualTo(1);
    assertThat(describe(parent).executionCounts().aborted()).isEqualTo(1);
    assertThat(describe(parent).executionCounts().pendingRedrive()).isZero();
  }

  @Test
  void those_that_fail_again_at_once_fail_the_run_once_more() {
    Execution parent =
        run("'A':{'Type':'Fail','Error':'E'}", ",'ToleratedFailureCount':2", "['x','y','z']");
    assertThat(statuses(parent)).isEqualTo("[FAILED, FAILED, FAILED]");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(parent.error()).contains("States.ExceedToleratedFailureThreshold");
    assertThat(statuses(parent)).isEqualTo("[FAILED, FAILED, FAILED]");
    assertThat(describe(parent).itemCounts().failed()).isEqualTo(3);
    assertThat(parent.childExecutions())
        .allMatch(child -> child.history().get(4).typeAsString().equals("FailStateEntered"));
    assertThat(history(parent)).filteredOn(event -> event.contains("MapRunFailed")).hasSize(2);
  }

  /** AWS documents the filter for the executions of a Map Run. */
  @Test
  void executions_are_listed_by_whether_they_were_redriven() {
    stepFunctions.createActivity("work");
    Execution parent = runOneAtATime(0, "['x','y']");
    complete("1");
    client.sendTaskFailure(r -> r.taskToken(poll()).error("E"));
    assertThat(listed(parent, "REDRIVEN")).isEmpty();
    assertThat(listed(parent, "NOT_REDRIVEN")).containsExactly("'y'", "'x'");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(listed(parent, "REDRIVEN")).containsExactly("'y'");
    assertThat(listed(parent, "NOT_REDRIVEN")).containsExactly("'x'");
    assertThat(Told.error(() -> listed(parent, "MAYBE")))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value 'MAYBE' at 'redriveFilter'"
                + " failed to satisfy constraint: Member must satisfy enum value set: [REDRIVEN,"
                + " NOT_REDRIVEN]");
  }

  private List<String> listed(Execution parent, String filter) {
    return client
        .listExecutions(r -> r.mapRunArn(arn(parent)).redriveFilter(filter))
        .executions()
        .stream()
        .map(one -> client.describeExecution(r -> r.executionArn(one.executionArn())).input())
        .map(input -> input.replace('"', '\''))
        .toList();
  }

  /** AWS documents the number and the error. */
  @Test
  void a_map_run_is_redriven_a_thousand_times_at_most() {
    Execution parent = run("'A':{'Type':'Fail','Error':'E'}", "", "[1]");
    for (int i = 0; i < 1000; i++) {
      client.redriveExecution(r -> r.executionArn(parent.executionArn()));
    }
    assertThat(describe(parent).redriveCount()).isEqualTo(1000);
    assertThat(parent.error()).contains("States.ExceedToleratedFailureThreshold");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(parent.error()).contains("States.Runtime");
    assertThat(parent.cause())
        .contains(
            "An error occurred while executing the state 'M' (entered at the event id #2). The Map"
                + " Run has reached the maximum number of redrives (1000).");
    assertThat(describe(parent).redriveCount()).isEqualTo(1000);
    assertThat(describe(parent).statusAsString()).isEqualTo("FAILED");
    assertThat(parent.history())
        .extracting(event -> event.typeAsString() + "<" + event.previousEventId())
        .hasSize(5009)
        .endsWith("ExecutionRedriven<5007", "ExecutionFailed<5008");
  }

  /** AWS documents that EXPRESS executions are started again with their input. */
  @Test
  void a_redrive_starts_express_executions_anew() {
    List<String> called = new ArrayList<>();
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          called.add(call.stateName());
          if (called.size() == 2) {
            throw new IntegrationException("E", "once");
          }
          return "{}";
        });
    String send = "'Type':'Task','Resource':'" + Machines.REQUEST + "','Parameters':{},";
    stepFunctions.createStateMachine(
        "m",
        json(
            "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'Label':'l','ItemProcessor':{"
                + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},'StartAt':"
                + "'A','States':{'A':{"
                + send
                + "'Next':'B'},'B':{"
                + send
                + "'End':true}}}}}}"));
    Execution parent = stepFunctions.startExecution("m", "[1]");
    assertThat(parent.error()).contains("States.ExceedToleratedFailureThreshold");

    client.redriveExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(called).containsExactly("A", "B", "A", "B");
    assertThat(parent.output()).contains("[{}]");
    assertThat(statuses(parent)).isEqualTo("[FAILED, SUCCEEDED]");
    assertThat(describe(parent).executionCounts().total()).isEqualTo(1);
  }

  private String poll() {
    return client.getActivityTask(r -> r.activityArn(Machines.ACTIVITY)).taskToken();
  }

  private void complete(String output) {
    String token = poll();
    client.sendTaskSuccess(r -> r.taskToken(token).output(output));
  }

  @Test
  void what_is_stopped_takes_its_executions_with_it() {
    Execution parent = run(WAIT, "", "[1,2]");
    client.stopExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(parent.childExecutions())
        .extracting(Execution::status)
        .containsOnly(ExecutionStatus.ABORTED);
    assertThat(describe(parent).status()).isEqualTo(MapRunStatus.ABORTED);
    assertThat(describe(parent).itemCounts().aborted()).isEqualTo(2);
  }

  @Test
  void workers_are_timed_by_item() {
    stepFunctions.createActivity("work");
    Execution parent =
        run(
            "'A':{'Type':'Task','Resource':'"
                + Machines.ACTIVITY
                + "','HeartbeatSeconds':30,'End':true}",
            ",'ToleratedFailurePercentage':50",
            "['x','y']");
    String first = client.getActivityTask(r -> r.activityArn(Machines.ACTIVITY)).taskToken();
    client.getActivityTask(r -> r.activityArn(Machines.ACTIVITY));
    clock.advanceBy(Duration.ofSeconds(20));
    client.sendTaskHeartbeat(r -> r.taskToken(first));
    clock.advanceBy(Duration.ofSeconds(20));
    client.sendTaskSuccess(r -> r.taskToken(first).output("1"));

    assertThat(parent.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(parent.childExecutions().get(1).error()).contains("States.Timeout");
    assertThat(stepFunctions.tasks()).hasSize(2);
  }

  @Test
  void items_are_read_from_what_the_test_answers() {
    List<String> asked = new ArrayList<>();
    stepFunctions.integration(
        "s3:getObject",
        call -> {
          asked.add(call.parameters());
          return "\"id,n\\n1,a\\n2,b\\n3,c\"";
        });
    Execution parent =
        run(
            PASS,
            ",'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{"
                + "'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW','MaxItems':2},"
                + "'Parameters':{'Bucket':'b','Key.$':'$.key'}},"
                + "'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value.n'}",
            "{'key':'k'}");

    assertThat(asked).containsExactly("{\"Bucket\":\"b\",\"Key\":\"k\"}");
    assertThat(parent.output()).contains("[{\"i\":0,\"v\":\"a\"},{\"i\":1,\"v\":\"b\"}]");
    assertThat(history(parent)).contains("3<2 MapStateStarted {'length':0}");
  }

  @Test
  void items_that_cannot_be_read_fail_the_run() {
    stepFunctions.integration(
        "s3:getObject",
        call -> {
          throw new IntegrationException("S3.NoSuchKeyException", "no such key");
        });
    Execution parent =
        run(PASS, ",'ItemReader':{'Resource':'arn:aws:states:::s3:getObject'}", "{}");

    assertThat(parent.error()).contains("States.ItemReaderFailed");
    assertThat(parent.cause()).contains("no such key");
  }

  @Test
  void results_are_written_into_files() {
    List<String> files = new ArrayList<>();
    stepFunctions.integration(
        "s3:putObject",
        call -> {
          files.add(
              call.parameters().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id"));
          return "{}";
        });
    Execution parent =
        run(
            PASS,
            ",'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b',"
                + "'Prefix':'p'},'WriterConfig':{'Transformation':'FLATTEN','OutputType':'JSONL'}}",
            "[[1,2],3]");

    assertThat(files)
        .containsExactly(
            """
            {"Bucket":"b","Key":"p/id/SUCCEEDED_0.jsonl","Body":"1\\n2\\n3"}\
            """,
            """
            {"Bucket":"b","Key":"p/id/manifest.json","Body":{"DestinationBucket":"b",\
            "MapRunArn":"%smapRun:m/l:id","ResultFiles":{"FAILED":[],"PENDING":[],\
            "SUCCEEDED":[{"Key":"p/id/SUCCEEDED_0.jsonl","Size":5}]}}}\
            """
                .formatted(Machines.PREFIX));
    String arn = arn(parent);
    String id = arn.substring(arn.lastIndexOf(':') + 1);
    assertThat(parent.output())
        .contains(
            """
            {"MapRunArn":"%s",\
            "ResultWriterDetails":{"Bucket":"b","Key":"p/%s/manifest.json"}}\
            """
                .formatted(arn, id));
    assertThat(describe(parent).itemCounts().resultsWritten()).isEqualTo(2);
  }

  @Test
  void results_that_cannot_be_written_fail_the_run() {
    stepFunctions.integration("s3:putObject").fails("S3.NoSuchBucket", "no bucket");
    Execution parent =
        run(
            PASS,
            ",'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{}}",
            "[]");

    assertThat(parent.error()).contains("States.ResultWriterFailed");
    assertThat(parent.cause()).contains("no bucket");
  }

  @Test
  void results_may_be_flat() {
    Execution parent =
        run(PASS, ",'ResultWriter':{'WriterConfig':{'Transformation':'FLATTEN'}}", "[[1,2],3]");

    assertThat(parent.output()).contains("[1,2,3]");
  }

  @Test
  void there_may_be_nothing_to_do() {
    assertThat(run(PASS, "", "[]").output()).contains("[]");
  }

  @Test
  void an_item_that_cannot_be_selected_fails_the_run() {
    Execution parent = run(PASS, ",'ItemSelector':{'v.$':'$$.Map.Item.Value.n'}", "[1]");

    assertThat(parent.error()).contains("States.Runtime");
    assertThat(parent.cause())
        .contains(
            "An error occurred while executing the state 'M' (entered at the event id #2). The"
                + " JSONPath '$$.Map.Item.Value.n' specified for the field 'v.$' could not be found"
                + " in the input '[1]'");
  }
}
