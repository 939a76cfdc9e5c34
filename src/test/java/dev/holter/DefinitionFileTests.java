package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.TaskAttempt;
import dev.holter.internal.asl.reading.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

@StepFunctionsTest
class DefinitionFileTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          sam/definition-uri.yaml | - | - | Orders | /States/Check/Resource | "arn:aws:lambda:us-east-1:123456789012:function:CheckFunction"
          sam/definition-uri.yaml | Orders | - | Orders | /TimeoutSeconds | 3600
          sam/definition-uri.yaml | - | - | Orders | /States/Check/Retry/0/MaxAttempts | 2
          sam/definition-uri.yaml | - | - | Orders | /States/Store/Resource | "arn:aws:states:::dynamodb:putItem"
          sam/definition-uri.yaml | - | - | Orders | /States/Store/Parameters/TableName | "OrdersTable"
          sam/definition-uri.yaml | - | - | Orders | /States/Ship/Resource | "arn:aws:states:us-east-1:123456789012:activity:ship"
          sam/definition-uri-yaml.yml | - | - | orders-yaml | /TimeoutSeconds | 900
          sam/definition-uri-yaml.yml | - | Timeout=60 | orders-yaml | /TimeoutSeconds | 60
          sam/definition-uri-yaml.yml | - | Stage=test | orders-yaml | /States/Ship/Resource | "arn:aws:states:us-east-1:123456789012:activity:ship-test"
          sam/definition-uri-yaml.yml | - | - | orders-yaml | /States/Check/Resource | "arn:aws:lambda:us-east-1:123456789012:function:check"
          sam/inline.yaml | - | - | Nightly | /States/Sum/Resource | "arn:aws:lambda:us-east-1:123456789012:function:SumFunction"
          sam/inline-substitutions.yaml | - | - | Mail | /States/Send/Parameters/QueueUrl | "https://sqs.us-east-1.amazonaws.com/123456789012/mails"
          sam/inline-substitutions.yaml | - | - | Mail | /States/Send/Parameters/MessageBody | "begin a \\"quoted\\" \\\\ text end"
          sam/two-machines.yaml | Second | - | Second | /States/Wait/Seconds | 5
          sam/conditions.yaml | - | - | waiter-dev | /States/Wait/Seconds | 5
          sam/conditions.yaml | - | Stage=prod | waiter | /States/Wait/Seconds | 300
          sam/lambda-invoke.yaml | - | ResizeFunction.Version=resize:7 | Resize | /States/Resize/Arguments/FunctionName | "resize:7"
          sam/callback.yaml | - | - | Approval | /States/Ask/Parameters/TopicArn | "arn:aws:sns:us-east-1:123456789012:asked"
          sam/nested.yaml | Parent | - | Parent | /States/Call/Parameters/StateMachineArn | "arn:aws:states:us-east-1:123456789012:stateMachine:child"
          sam/s3-location.yaml | - | - | Stored | /States/Check/Resource | "arn:aws:lambda:us-east-1:123456789012:function:check"
          sam/s3-location.yaml | - | - | Stored | /States/Ship/Resource | "arn:aws:states:us-east-1:123456789012:activity:ship-us-east-1"
          cloudformation/definition-string.yaml | - | - | hello | /States/Hello/Resource | "arn:aws:lambda:us-east-1:123456789012:function:greeter"
          cloudformation/definition-string.yaml | - | - | hello | /States/Hello/Comment | "filled in of stack"
          cloudformation/definition-string.json | - | - | Machine | /States/A/Resource | "arn:aws:lambda:us-east-1:123456789012:function:Greeter"
          cloudformation/join.yaml | - | - | Machine | /States/Beat/Resource | "arn:aws:states:us-east-1:123456789012:activity:stack-worker"
          cloudformation/object.yaml | - | - | Machine | /Comment | "JSONata's own braces stay, this does not"
          cloudformation/object.yaml | - | - | Machine | /States/Group/Output | "{% $states.input.orders{ kind: $sum(amount) } %}"
          cloudformation/s3-location.yaml | - | WholeTimeout=5 | Machine | /TimeoutSeconds | 5
          cloudformation/s3-location.yaml | - | WholeTimeout=5 | Machine | /States/Check/Resource | "arn:aws:lambda:us-east-1:123456789012:function:CheckFunctionArn"
          cloudformation/s3-location.yaml | - | WholeTimeout=5 | Machine | /States/Ship/Resource | "arn:aws:states:us-east-1:123456789012:activity:ShipActivity"
          cloudformation/alias.yaml | - | - | Machine | /States/Work/Resource | "arn:aws:lambda:us-east-1:123456789012:function:work:live"
          cloudformation/alias.yaml | - | - | Machine | /States/Note/Result | {"table":"arn:aws:dynamodb:us-east-1:123456789012:table/orders","bucket":"Bucket","bus":"orders-bus"}
          cloudformation/language-extensions.yaml | - | - | Machine | /States/Wait/Seconds | 3
          cloudformation/imports.yaml | - | shared-functions=arn:aws:lambda:us-east-1:1:function;FunctionName=f | Machine | /States/W/Resource | "arn:aws:lambda:us-east-1:1:function:f"
          cloudformation/imports.yaml | - | shared-functions=arn:aws:lambda:us-east-1:1:function;FunctionName=f | Machine | /States/X/Result | "dGV4dA=="
          cdk.out/Activity.template.json | - | - | ThumbnailsStateMachine1A2B3C4D | /States/Render/Resource | "arn:aws:states:us-east-1:123456789012:activity:render"
          cdk.out/Activity.template.json | Media/Thumbnails/StateMachine | - | ThumbnailsStateMachine1A2B3C4D | /TimeoutSeconds | 86400
          cdk.out/Lambda.template.json | - | - | ThumbnailsStateMachine1A2B3C4D | /States/Call/Parameters/FunctionName | "arn:aws:lambda:us-east-1:123456789012:function:Fn9270CBC0"
          cdk.out/Asset.template.json | - | Shared:Function=arn:aws:lambda:us-east-1:1:function:f | ThumbnailsStateMachine1A2B3C4D | /States/Call/Resource | "arn:aws:lambda:us-east-1:1:function:f"
          cdk.out/Nested.template.json | - | - | nested | /States/Send/Parameters/QueueUrl | "https://sqs.us-east-1.amazonaws.com/123456789012/Queue4A7E3555"
          terraform/orders.asl.json.tftpl | - | jsonencode(retry)=[{"ErrorEquals":["A"]}];timeout=9 | orders | /States/Check/Retry | [{"ErrorEquals":["A"]}]
          terraform/orders.asl.json.tftpl | - | jsonencode(retry)=[];timeout=9 | orders | /States/Check/Comment | "literal ${name}"
          terraform/orders.asl.json.tftpl | - | jsonencode(retry)=[];timeout=9 | orders | /States/Check/Resource | "arn:aws:lambda:us-east-1:123456789012:function:check_arn"
          terraform/beats.tpl | - | heartbeat=30 | beats | /States/Beat/HeartbeatSeconds | 30
          terraform/beats.tpl | - | heartbeat=30 | beats | /States/Beat/Resource | "arn:aws:states:us-east-1:123456789012:activity:beat_activity_arn"
          terraform/plan.json | - | - | orders | /States/Work/HeartbeatSeconds | 60
          terraform/state.json | orders | - | orders-live | /States/Work/Resource | "arn:aws:lambda:us-east-1:123456789012:function:check"
          terraform/modules.json | module.media.aws_sfn_state_machine.this["eu"] | - | media-eu | /States/Work/Resource | "arn:aws:states:us-east-1:123456789012:activity:media"
          terraform/modules.json | aws_sfn_state_machine.orders | - | orders | /StartAt | "Work"
          serverless/hello/serverless.yml | - | - | greet-dev | /States/Hello/Resource | "arn:aws:lambda:us-east-1:123456789012:function:shop-dev-hello"
          serverless/hello/serverless.yml | greet | opt:stage=prod | greet-prod | /States/Hello/Resource | "arn:aws:lambda:us-east-1:123456789012:function:shop-prod-hello"
          serverless/hello/serverless.yml | - | - | greet-dev | /States/Slow/Resource | "arn:aws:lambda:us-east-1:123456789012:function:slow"
          serverless/activities/serverless.yml | - | - | ship | /States/Ship/Resource | "arn:aws:states:us-east-1:123456789012:activity:ship"
          serverless/activities/serverless.yml | - | - | ship | /States/Ship/HeartbeatSeconds | 30
          serverless/file/serverless.yml | - | - | shop-waiter-test | /States/Wait/Seconds | 15
          serverless/express/serverless.yml | - | - | quick | /States/Send/Parameters/QueueUrl | "https://sqs.us-east-1.amazonaws.com/123456789012/orders"
          serverless/express/serverless.yml | - | param:greeting=hi | quick | /States/Send/Parameters/MessageBody | "hi"
          serverless/options/serverless.yml | - | env:PREFIX=my;ssm:/functions/call=arn:aws:lambda:us-east-1:1:function:f | my-configured | /States/Call/Resource | "arn:aws:lambda:us-east-1:1:function:f"
          serverless/several/serverless.yml | two | - | two | /States/Done/Type | "Fail"
          plain/activity.asl.json | - | - | activity | /States/Render/Resource | "arn:aws:states:us-east-1:123456789012:activity:Activity"
          plain/activity.asl.json | - | Activity=render | activity | /States/Render/Resource | "arn:aws:states:us-east-1:123456789012:activity:render"
          plain/activity.asl.json | - | - | activity | /States/Tell/Parameters/QueueUrl | "https://sqs.us-east-1.amazonaws.com/123456789012/Done"
          plain/pipeline.asl.yaml | - | - | pipeline | /States/Book/Arguments/FunctionName | "arn:aws:lambda:us-east-1:123456789012:function:Book"
          plain/pipeline.asl.yaml | - | - | pipeline | /States/Price/Output | "{% $sum($states.input.lines.price) %}"
          """)
  void what_is_deployed_is_created_as_it_is(
      String name,
      @Nullable String resource,
      @Nullable String substitutions,
      String machine,
      String pointer,
      String expected,
      FakeStepFunctions stepFunctions,
      SfnClient client) {
    DescribeStateMachineResponse created =
        describe(client, stepFunctions.createStateMachine(file(name, resource, substitutions)));

    assertThat(created.name()).isEqualTo(machine);
    assertThat(Json.write(Json.parse(created.definition()).at(pointer))).isEqualTo(expected);
  }

  private static DescribeStateMachineResponse describe(SfnClient client, String arn) {
    return client.describeStateMachine(r -> r.stateMachineArn(arn));
  }

  private DefinitionFile file(
      String name, @Nullable String resource, @Nullable String substitutions) {
    DefinitionFile file = DefinitionFile.of("/templates/" + name, getClass());
    if (resource != null) {
      file = file.resource(resource);
    }
    for (String each : substitutions == null ? new String[0] : substitutions.split(";", -1)) {
      file =
          file.substitution(
              each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          sam/inline.yaml | EXPRESS | ERROR | true | arn:aws:logs:us-east-1:123456789012:loggroup/Logs
          cloudformation/definition-string.json | EXPRESS | OFF | false | -
          cloudformation/s3-location.yaml | STANDARD | ALL | false | arn:aws:logs:us-east-1:123456789012:log-group:orders:*
          cdk.out/Lambda.template.json | EXPRESS | ERROR | false | arn:aws:logs:us-east-1:123456789012:loggroup/Logs77
          terraform/plan.json | STANDARD | ALL | true | arn:aws:logs:us-east-1:123456789012:log-group:orders:*
          terraform/state.json | EXPRESS | OFF | false | -
          serverless/activities/serverless.yml | STANDARD | ERROR | true | arn:aws:logs:us-east-1:123456789012:loggroup/Logs
          serverless/express/serverless.yml | EXPRESS | OFF | false | -
          """)
  void type_and_logging_are_those_of_the_template(
      String name,
      StateMachineType type,
      LogLevel level,
      boolean data,
      @Nullable String destination,
      FakeStepFunctions stepFunctions,
      SfnClient client) {
    @Nullable String substitutions =
        name.equals("cloudformation/s3-location.yaml") ? "WholeTimeout=5" : null;

    DescribeStateMachineResponse created =
        describe(client, stepFunctions.createStateMachine(file(name, null, substitutions)));

    assertThat(created.type()).isEqualTo(type);
    assertThat(created.loggingConfiguration().level()).isEqualTo(level);
    assertThat(created.loggingConfiguration().includeExecutionData()).isEqualTo(data);
    assertThat(created.loggingConfiguration().destinations())
        .extracting(each -> each.cloudWatchLogsLogGroup().logGroupArn())
        .isEqualTo(destination == null ? List.of() : List.of(destination));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          sam/definition-uri.yaml | CheckFunction | 20
          sam/definition-uri-yaml.yml | check | 45
          cloudformation/definition-string.yaml | greeter | 7
          cdk.out/Lambda.template.json | Fn9270CBC0 | 12
          terraform/plan.json | check | 90
          serverless/hello/serverless.yml | shop-dev-hello | 25
          serverless/hello/serverless.yml | arn:aws:lambda:us-east-1:123456789012:function:slow:live | 600
          """)
  void time_outs_of_functions_are_kept(
      String name, String function, int seconds, FakeStepFunctions stepFunctions) {
    stepFunctions.createStateMachine(file(name, null, null));

    assertThat(stepFunctions.world.functions().timeout(function))
        .isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
  }

  @Test
  @StateMachine(value = "/templates/sam/definition-uri.yaml", resource = "Orders", name = "orders")
  void an_annotation_says_the_same(FakeStepFunctions stepFunctions, SfnClient client) {
    stepFunctions.integration(
        "arn:aws:lambda:us-east-1:123456789012:function:CheckFunction", call -> "{\"id\":\"7\"}");
    stepFunctions.integration("dynamodb:putItem", call -> call.parameter("$.Item.id"));

    assertThat(stepFunctions.startExecution("orders", "{}").stateMachineArn()).endsWith(":orders");
    assertThat(stepFunctions.tasks()).last().extracting(TaskAttempt::stateName).isEqualTo("Ship");
    assertThat(client.listActivities(r -> {}).activities())
        .extracting(activity -> activity.name())
        .containsExactly("ship");
  }

  @Test
  @StateMachine(value = "src/test/resources/templates/sam/nested.yaml", resource = "Child")
  @StateMachine(
      value = "src/test/resources/templates/sam/callback.yaml",
      substitutions = {})
  void files_are_found_from_the_modules_folder_on() {}

  @Test
  void a_path_from_the_modules_folder_on_is_one_file_of_several(
      FakeStepFunctions stepFunctions, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("machine.asl.yaml");
    Files.writeString(file, "StartAt: Done\nStates: {Done: {Type: Succeed}}\n");

    String arn = stepFunctions.createStateMachine(DefinitionFile.of(file.toString(), getClass()));

    assertThat(arn).endsWith(":machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '~',
      textBlock =
          """
          sam/two-machines.yaml | - | - | [/templates/sam/two-machines.yaml] has several state machines, [First, Second]: name one of them, as in resource = "First"
          sam/two-machines.yaml | Third | - | [/templates/sam/two-machines.yaml] has no state machine [Third], it has [First, Second]: name one of them, as in resource = "First"
          terraform/modules.json | this | x=1 | The substitutions [x] are for nothing: [/templates/terraform/modules.json] asks for [] there. Correct the names, or take them out
          plain/activity.asl.json | Machine | - | [/templates/plain/activity.asl.json] is no template that has resources: leave resource [Machine] out, or name the template
          broken/tag.yaml | - | - | [/templates/broken/tag.yaml] line 5: the tag !Transform is unknown: use one of [Fn::And, Fn::Base64, Fn::Equals, Fn::FindInMap, Fn::GetAtt, Fn::If, Fn::ImportValue, Fn::Join, Fn::Length, Fn::Not, Fn::Or, Fn::Select, Fn::Split, Fn::Sub, Fn::ToJsonString, Ref], or put what it stands for into the file before the test
          broken/intrinsic.json | - | - | [/templates/broken/intrinsic.json] has the unknown function Fn::Cidr at Resources.Machine.Properties.DefinitionString: use one of [Fn::And, Fn::Base64, Fn::Equals, Fn::FindInMap, Fn::GetAtt, Fn::If, Fn::ImportValue, Fn::Join, Fn::Length, Fn::Not, Fn::Or, Fn::Select, Fn::Split, Fn::Sub, Fn::ToJsonString, Ref], or put what it stands for into the file before the test
          broken/condition-cycle.yaml | - | - | [/templates/broken/condition-cycle.yaml] has a cycle of substitutions: condition A -> condition B -> condition A. Give one of them a value of its own
          serverless/cycle/serverless.yml | - | - | [/templates/serverless/cycle/serverless.yml] has a cycle of substitutions: ${self:custom.a} -> ${self:custom.b} -> ${self:custom.a}. Give one of them a value of its own
          serverless/options/serverless.yml | - | - | [/templates/serverless/options/serverless.yml] has no value for ${env:PREFIX} at stepFunctions.stateMachines.configured.name: give it one, as in substitutions = {"env:PREFIX=..."}
          broken/aliases.yaml | - | - | [/templates/broken/aliases.yaml] line 6: the document grows beyond 200000 nodes: repeat less with aliases (*name)
          broken/definition.yaml | - | - | [/templates/broken/definition.yaml] names the definition [s3://bucket/missing.asl.json] at Resources.Machine.Properties.DefinitionUri, and there is no such file beside the template: name the template that was not packaged yet, or the definition itself
          terraform/unknown.json | - | - | [/templates/terraform/unknown.json] leaves the definition of aws_sfn_state_machine.orders open: it is known only after the apply. Show the state that was applied, or name the file that templatefile reads
          terraform/directive.tftpl | - | - | [/templates/terraform/directive.tftpl] has the directive %{ for name in names }, which only Terraform follows: save the output of terraform show -json to a file and name that instead
          cloudformation/imports.yaml | - | - | [/templates/cloudformation/imports.yaml] has no value for [shared-functions] at Resources.Machine.Properties.DefinitionString.Fn::If.Fn::Sub[1].arn.Fn::ImportValue, it has [FunctionName, Machine]: correct the name, or give it a value, as in substitutions = {"shared-functions=..."}
          """)
  void a_file_that_does_not_say_it_names_the_remedy(
      String name,
      @Nullable String resource,
      @Nullable String substitutions,
      String message,
      FakeStepFunctions stepFunctions) {
    assertThatThrownBy(() -> stepFunctions.createStateMachine(file(name, resource, substitutions)))
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage("DefinitionFile names [/templates/" + name + "]: " + message);
  }

  @Test
  void a_file_that_does_not_parse_shows_where(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(
            () -> stepFunctions.createStateMachine(file("broken/unclosed.yaml", null, null)))
        .hasMessage(
            """
            DefinitionFile names [/templates/broken/unclosed.yaml]: [/templates/broken/unclosed.yaml] is not YAML: while parsing a flow sequence
             in /templates/broken/unclosed.yaml, line 1, column 22:
                Resources: {Machine: [1, 2}
                                     ^
            expected ',' or ']', but got }
             in /templates/broken/unclosed.yaml, line 1, column 27:
                Resources: {Machine: [1, 2}
                                          ^
            Correct the file at that place""");
  }

  @Test
  void names_without_a_value_are_listed_with_their_places(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(
            () -> stepFunctions.createStateMachine(file("broken/names.asl.json", null, null)))
        .hasMessage(
            """
            DefinitionFile names [/templates/broken/names.asl.json]: [/templates/broken/names.asl.json] has placeholders without a value:
              ${Kind} at States.Put.Parameters.Item.kind.S
              ${Limit} at States.Put.TimeoutSeconds
            Give each a value, as in substitutions = {"Kind=..."}""");
  }

  @Test
  void a_substitution_without_a_name_is_refused(FakeStepFunctions stepFunctions) {
    DefinitionFile file =
        DefinitionFile.of("/templates/plain/activity.asl.json", getClass()).substitution("", "x");

    assertThatThrownBy(() -> stepFunctions.createStateMachine(file))
        .hasMessage(
            "DefinitionFile names [/templates/plain/activity.asl.json]: The substitution [=x] has no"
                + " name: write it as \"Name=value\"");
  }
}
