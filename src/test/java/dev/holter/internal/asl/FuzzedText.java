package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.fuzz.Leaks;
import dev.holter.internal.asl.map.CsvItems;
import dev.holter.internal.asl.map.ItemFile;
import dev.holter.internal.asl.map.UnreadableItemsException;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.State;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What reads a user's text in this package: whatever comes in, only what is documented comes out.
 */
enum FuzzedText {
  DEFINITION(
      """
      {"StartAt":"A","TimeoutSeconds":9,"States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","Parameters":{"a.$":"$.b","t.$":"$$.Task.Token"},"HeartbeatSeconds":5,"ResultPath":"$.r","Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":2,"BackoffRate":1.5}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"B","ResultPath":null}],"Next":"B"},"B":{"Type":"Succeed"}}}""",
      """
      {"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.x","NumericGreaterThan":1},{"Not":{"Variable":"$.y","IsPresent":true}}],"Next":"W"}],"Default":"W"},"W":{"Type":"Wait","SecondsPath":"$.s","Next":"F"},"F":{"Type":"Fail","Error":"E","CausePath":"States.Format('{}', $.c)"}}}""",
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.l","MaxConcurrency":3,"ItemSelector":{"i.$":"$$.Map.Item.Value"},"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["a","b"],"MaxItems":2},"Parameters":{"Bucket":"b","Key":"k"}},"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"ToleratedFailurePercentage":10,"End":true}}}""",
      """
      {"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"Q","States":{"Q":{"Type":"Pass","Output":"{% $states.input.a[-1] ~> $uppercase %}","Assign":{"v":"{% 1 %}"},"End":true}}}],"Arguments":{"n":"{% $count([1..9]) %}"},"End":true}}}""") {
    @Override
    void read(String text) {
      Definition.parse(text, Asl.STANDARD);
      Definition.parse(text, Asl.EXPRESS);
    }
  },

  PATH(
      "$.a.b[0]",
      "$..a[?(@.p > 1 && @.q =~ /a+b/i)]",
      "$['a','o'][-1:]",
      "$.o[?(@.p in [1,2])].q",
      "$..*..[(@.length-1)]",
      "$$.Execution.Name",
      "$v.list[1:]",
      "$.o[?(@.q == 'x' || !(@.r))]") {
    @Override
    void read(String text) {
      pass("InputPath", text);
      pass("ResultPath", text);
    }
  },

  INTRINSIC(
      "States.Format('a {} \\\\{', $.a.t)",
      "States.ArrayPartition(States.ArrayRange(1, 9, 2), 2)",
      "States.StringToJson('{\\\"a\\\":[1e5]}')",
      "States.JsonMerge($.a, $.e, false)",
      "States.Base64Decode(States.Base64Encode($.s))",
      "States.Hash($.u, 'SHA-256')",
      "States.MathRandom(1, 99999, 5)",
      "States.StringSplit($.s, 'aa')",
      "States.ArrayGetItem($.l, States.MathAdd($.n, -1))",
      "States.ArrayUnique(States.Array($.o, $$, $v, null, 'x'))",
      "States.UUID()") {
    @Override
    void read(String text) {
      ObjectNode parameters = Json.object().put("x.$", text);
      state("Parameters", parameters);
    }
  },

  CSV(
      "a,b\n1,2\n\"x\"\"y\",\"z\n\"\n",
      "H1|H2\r\n1|2|3\r\n\r\n|\r\n",
      "\"a\",\"a\"\n1\n",
      "\ufeffa;b\n;\n") {
    @Override
    void read(String text) {
      for (char delimiter : new char[] {',', '|', ' ', '\t'}) {
        for (List<String> headers : List.of(List.of("h", "i"), List.<String>of())) {
          try {
            new CsvItems(delimiter, headers.isEmpty() ? null : headers).read(text);
          } catch (UnreadableItemsException unreadable) {
            requireNoLeak(String.valueOf(unreadable.getMessage()), text);
          }
        }
      }
    }
  },

  JSON_LINES("{\"a\":1}\n[1e5]\n\n\"x\"", "[{\"a\":[1,{\"b\":null}]}]") {
    @Override
    void read(String text) {
      for (String type : List.of("JSON", "JSONL", "CSV", "PARQUET")) {
        try {
          new ItemFile(type, CsvItems.FIRST_ROW, null, false).items(Json.object().textNode(text));
        } catch (UnreadableItemsException unreadable) {
          requireNoLeak(String.valueOf(unreadable.getMessage()), text);
        }
      }
    }
  };

  private static final JsonNode INPUT =
      Asl.json(
          "{'a':{'b':[1,2,{'c':null}],'t':'text'},'l':[],'n':1,'big':1e400,'s':'"
              + "a".repeat(40)
              + "','o':[{'p':1,'q':'x'},{'p':2,'q':'aab'}],'u':'😀','e':{}}");

  /** Well-formed ones, from which others come. */
  @SuppressWarnings("ImmutableEnumChecker") // it is a List.of
  final List<String> corpus;

  FuzzedText(String... corpus) {
    this.corpus = List.of(corpus);
  }

  abstract void read(String text);

  /** Throws an error if something else comes out than what is documented. */
  final void accept(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      read(text);
    } catch (InvalidDefinition | StateFailure failure) {
      requireNoLeak(String.valueOf(failure.getMessage()), text);
    }
  }

  private static void pass(String field, String text) {
    state(field, Json.object().textNode(text));
  }

  private static void state(String field, JsonNode value) {
    ObjectNode state = Json.object().put("Type", "Pass").put("End", true);
    state.set(field, value);
    try {
      State parsed = Definition.parseState(Json.write(state), "S", Asl.STANDARD);
      Json.write(((PassState) parsed).outcome(Asl.of(INPUT)).output());
    } catch (InvalidDefinition | StateFailure failure) {
      requireNoLeak(String.valueOf(failure.getMessage()), value.toString());
    }
  }

  private static void requireNoLeak(String said, String given) {
    if (Leaks.isIn(said, given)) {
      throw new AssertionError("A name of ours is in [" + said + "]");
    }
  }
}
