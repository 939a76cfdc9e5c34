package dev.holter.internal.asl.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.FailureTolerance;
import dev.holter.internal.asl.map.UnreadableItemsException;
import dev.holter.internal.asl.reading.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedModeTests {
  private static final String PROCESSOR =
      "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
          + "'StartAt':'A','States':{'A':{'Type':'Succeed'}}}";

  private static String map(String fields) {
    return "{'Type':'Map','End':true," + PROCESSOR + fields + "}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ,'Label':'a_b-C'                                              | accepted
          ,'Label':'a b'                                                | INVALID_LABEL_NAME: Invalid label name: 'a b' at /States/S
          ,'Label':'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'           | INVALID_LABEL_NAME: Invalid label name: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' at /States/S
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2','Parameters':{'Bucket':'b'}} | accepted
          ,'ItemReader':{}                                              | SCHEMA_VALIDATION_FAILED: The field 'Resource' is required but was missing at /States/S/ItemReader
          ,'ItemReader':{'Resource':'arn:aws:states:::sqs:sendMessage'} | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [arn:aws:states:::s3:getObject, arn:aws:states:::s3:listObjectsV2] at /States/S/ItemReader/Resource
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'XML'}} | SCHEMA_VALIDATION_FAILED: Value should be one of the following: [CSV, JSON, JSONL, MANIFEST, PARQUET] at /States/S/ItemReader/ReaderConfig/InputType
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':'GIVEN'}} | SCHEMA_VALIDATION_FAILED: The field 'CSVHeaders' is required but was missing at /States/S/ItemReader/ReaderConfig
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'JSON','ItemsPointer':'a/b'}} | SCHEMA_VALIDATION_FAILED: Value must be a valid JSON Pointer. at /States/S/ItemReader/ReaderConfig/ItemsPointer
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'MaxItems':-1}} | SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/S/ItemReader/ReaderConfig/MaxItems
          ,'ItemBatcher':{'MaxItemsPerBatch':10,'BatchInput':{'a.$':'$.a'}} | accepted
          ,'ItemBatcher':{'Most':10}                                    | SCHEMA_VALIDATION_FAILED: Field 'Most' is not supported at /States/S/ItemBatcher
          ,'ResultWriter':{'WriterConfig':{'Transformation':'FLATTEN','OutputType':'JSONL'}} | accepted
          ,'ResultWriter':{}                                            | SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/S/ResultWriter
          ,'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}  | SCHEMA_VALIDATION_FAILED: The field 'Parameters' is required but was missing at /States/S/ResultWriter
          ,'ToleratedFailurePercentage':100.5                           | SCHEMA_VALIDATION_FAILED: Maximum value is 100.0 at /States/S/ToleratedFailurePercentage
          ,'ToleratedFailurePercentage':-0.5                            | SCHEMA_VALIDATION_FAILED: Minimum value is 0.0 at /States/S/ToleratedFailurePercentage
          ,'ToleratedFailurePercentage':100                             | accepted
          ,'ToleratedFailurePercentagePath':'$$.Execution.Input.n'      | SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path can not contain '$.Execution.Input.n' at /States/S/ToleratedFailurePercentagePath
          ,'ToleratedFailureCountPath':'$$.Execution.Input.n'           | SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path can not contain '$.Execution.Input.n' at /States/S/ToleratedFailureCountPath
          ,'ToleratedFailureCountPath':5                                | SCHEMA_VALIDATION_FAILED: Expected value of type String at /States/S/ToleratedFailureCountPath
          ,'ToleratedFailureCountPath':'$n.most'                        | accepted
          ,'ItemBatcher':{'MaxItemsPerBatchPath':'$.n[*]'}              | SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path can not contain '[*]' at /States/S/ItemBatcher/MaxItemsPerBatchPath
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'MaxItemsPath':'$$.n'}} | SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path can not contain '$.n' at /States/S/ItemReader/ReaderConfig/MaxItemsPath
          ,'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'MaxItems':100000001}} | SCHEMA_VALIDATION_FAILED: Maximum value is 100000000 at /States/S/ItemReader/ReaderConfig/MaxItems
          """)
  void definitions(String fields, String verdict) {
    assertThat(Asl.refusalOf(map(fields))).isEqualTo(verdict);
  }

  @Test
  void iterations_of_the_same_execution_have_none_of_it() {
    assertThat(
            Asl.refusalOf(
                "{'Type':'Map','End':true,'Label':'l','ItemProcessor':"
                    + "{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}}"))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: Field 'Label' is not supported at /States/S");
  }

  @Test
  void a_label_may_occur_once() {
    String inner = map(",'Label':'l'").replace("'A'", "'B'");
    assertThat(
            Asl.refusal(
                "{'StartAt':'S','States':{'S':"
                    + map(",'Label':'l'").replace("'End':true", "'Next':'T'")
                    + ",'T':"
                    + inner
                    + "}}"))
        .isEqualTo("DUPLICATE_LABEL_NAME: Duplicate label name: 'l' at /States/T");
  }

  @Test
  void express_executions_wait_for_nobody() {
    assertThat(
            Asl.refusalOf(
                map("")
                    .replace("STANDARD", "EXPRESS")
                    .replace(
                        "{'Type':'Succeed'}",
                        "{'Type':'Task','End':true,'Resource':'" + Asl.ACTIVITY + "'}")))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: Express state machine does not support Activity ARN at"
                + " /States/S/ItemProcessor/States/A/Resource");
  }

  @Test
  void an_express_machine_has_no_distributed_mode() {
    assertThat(Asl.refusal(Asl.machine(map("")), Asl.EXPRESS))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: Express state machine does not support 'DISTRIBUTED' mode"
                + " at /States/S/ItemProcessor/ProcessorConfig/Mode");
  }

  @Test
  void the_type_of_the_executions_must_be_said() {
    assertThat(Asl.refusalOf(map("").replace(",'ExecutionType':'STANDARD'", "")))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The field 'ExecutionType' is required but was missing at"
                + " /States/S/ItemProcessor/ProcessorConfig");
  }

  private static List<JsonNode> items(String config, JsonNode answer)
      throws UnreadableItemsException {
    MapState state =
        Asl.state(
            MapState.class,
            map(
                ",'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':"
                    + config
                    + "}"));
    return state.distributed().orElseThrow().reader().orElseThrow().items(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'InputType':'CSV'} | "id,name\\n1,a\\n2,\\"b,c\\"\\n\\n3\\n4,d,e" | [{"id":"1","name":"a"}, {"id":"2","name":"b,c"}, {"id":"3","name":""}, {"id":"4","name":"d"}]
          {'InputType':'CSV','CSVDelimiter':'PIPE','CSVHeaderLocation':'GIVEN','CSVHeaders':['x','y']} | "1@2" | [{"x":"1","y":"2"}]
          {'InputType':'JSONL'} | "{\\"a\\":1}\\n\\n2" | [{"a":1}, 2]
          {'InputType':'JSON'} | "[1,[2]]" | [1, [2]]
          {'InputType':'JSON','ItemsPointer':'/rows'} | {"rows":[1,2]} | [1, 2]
          {'InputType':'JSON'} | {"Contents":[{"Key":"k"}]} | [{"Key":"k"}]
          {'InputType':'PARQUET'} | [1] | [1]
          """)
  void a_file_is_read_by_its_type(String config, String answer, String items) throws Exception {
    assertThat(items(config, Json.parse(answer.replace('@', '|')))).hasToString(items);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'InputType':'JSON'} | {"rows":1} | Attempting to map over non-iterable node.
          {'InputType':'JSON'} | nope | Unrecognized token 'nope': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          {'InputType':'PARQUET'} | rows | A file of type PARQUET was answered with a text: answer with an array of items
          """)
  void a_file_without_items(String config, String content, String problem) {
    JsonNode answer = content.startsWith("{") ? Json.parse(content) : TextNode.valueOf(content);
    assertThatThrownBy(() -> items(config, answer))
        .isExactlyInstanceOf(UnreadableItemsException.class)
        .hasMessage(problem);
  }

  @Test
  void batches_are_as_full_as_they_may_be() {
    MapState state =
        Asl.state(
            MapState.class,
            map(",'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'a.$':'$.a'}}"));
    assertThat(inputs(state, "['x','y','z']"))
        .containsExactly(
            new ChildInput(Asl.json("{'BatchInput':{'a':1},'Items':['x','y']}"), 2),
            new ChildInput(Asl.json("{'BatchInput':{'a':1},'Items':['z']}"), 1));
  }

  // {"Items":["x","y"]} has 19 bytes.
  @ParameterizedTest
  @CsvSource({"18, 1", "19, 2", "22, 2", "23, 3"})
  void batches_have_no_more_bytes_than_they_may(int bytes, int first) {
    MapState state =
        Asl.state(MapState.class, map(",'ItemBatcher':{'MaxInputBytesPerBatch':" + bytes + "}"));
    assertThat(inputs(state, "['x','y','z','w','v','u']").get(0).items()).isEqualTo(first);
  }

  private static List<ChildInput> inputs(MapState state, String items) {
    List<JsonNode> list = new ArrayList<>();
    Asl.json(items).forEach(list::add);
    return state.inputs(state.distributed().orElseThrow(), list, Asl.of(Asl.json("{'a':1}")));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, 0, 10, false",
        "-, -, 1, 10, true",
        "2, -, 2, 10, false",
        "2, -, 3, 10, true",
        "-, 20, 2, 10, false",
        "-, 20, 3, 10, true",
        "5, 20, 3, 10, true",
        "1, 90, 2, 10, true",
        "-, 100, 10, 10, false",
        "-, 33.3, 1, 3, true"
      })
  void either_threshold_decides(
      Long count, BigDecimal percentage, long failed, long total, boolean exceeded) {
    assertThat(new FailureTolerance.Threshold(count, percentage).isExceeded(failed, total))
        .isEqualTo(exceeded);
  }
}
