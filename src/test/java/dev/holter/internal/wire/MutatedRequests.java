package dev.holter.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.holter.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Requests of all operations, with something wrong in most of them: the same in every run. */
final class MutatedRequests {
  /** One to be sent. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
  record Mutated(String target, Map<String, String> headers, byte[] body) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DEEP = "[".repeat(1_200) + "]".repeat(1_200);

  /** What may stand where JSON wants a value. */
  private static final String[] VALUES = {
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e39",
    "2147483648",
    "-2147483649",
    "9223372036854775808",
    "1e400",
    "1e9999999999",
    "-1e-9999999999",
    "01",
    "NaN",
    "\"\"",
    "\" \"",
    "\"1\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud83d\\ude00\"",
    "[]",
    "{}",
    "[null]",
    "[[[[1]]]]",
    "{\"a\":{\"b\":[]}}",
    "\"arn:aws:states:us-east-1:123456789012:activity:\"",
    "\"$\"",
    "\"$$\"",
    "\"..\"",
    "\"{% $a %}\"",
    "{",
    "]",
    ",",
    "\"",
    "1 2",
    "'a'",
    "/* c */ 1",
    DEEP,
    "{\"a\":" + DEEP + "}",
    "\"" + "x".repeat(300) + "\"",
    "1".repeat(1_200),
    "[1,[2,{\"Choices\":{}}]]",
  };

  private static final String[] TARGETS = {
    "",
    "AWSStepFunctions",
    "AWSStepFunctions.",
    "AWSStepFunctions.Sfn",
    "AWSStepFunctions. %s",
    "AWSStepFunctions.%s.x",
    "AWSStepFunctions.%sRequest",
    "AWSStepFunctions.a%s",
    "%s",
    "AmazonStates.%s",
    "awsstepfunctions.%s",
    "AWSStepFunctions.%s\u00e9",
    "AWSStepFunctions.../%s",
    "AWSStepFunctions.SfnRequest",
    "AWSStepFunctions.java.lang.String",
  };

  private static final String[][] HEADERS = {
    {"Content-Type", "text/html"},
    {"Content-Type", ""},
    {"Content-Type", "application/x-amz-json-1.1; charset=utf-16"},
    {"Content-Type", "multipart/form-data; boundary=x"},
    {"Content-Type", "application/x-www-form-urlencoded"},
    {"Content-Type", "application/x-amz-json-1.0; charset=nonsense"},
    {"Content-Type", "application/X-WWW-form-urlencoded; charset=nonsense"},
    {"Content-Type", "multipart/mixed"},
    {"Content-Type", "/;;="},
    {"Accept", "text/html"},
    {"Accept-Encoding", "br;q=1.0, gzip;q=0"},
    {"Content-Encoding", "gzip"},
    {"Content-Encoding", "deflate"},
    {"Content-Encoding", "br"},
    {"Content-Encoding", "identity"},
    {"Cookie", "a=b; ;;=; \"c"},
    {"X-HTTP-Method-Override", "DELETE"},
    {"amz-sdk-invocation-id", "%00"},
    {"X-Amz-Date", "never"},
    {"Authorization", "AWS4-HMAC-SHA256 nonsense"},
    {"Range", "bytes=1-0"},
    {"If-Match", "*"},
    {"Matched-Stub-Id", "x"},
  };

  private final Random random;
  private final Map<String, String> samples = new TreeMap<>();
  private final List<String> operations;
  private final Mutations bytes;

  MutatedRequests(long seed, String token, String mapRun) {
    random = new Random(seed);
    samples(token, mapRun);
    operations = List.copyOf(samples.keySet());
    bytes = new Mutations(seed, List.copyOf(samples.values()));
  }

  /** A well-formed request of each operation, by its name. */
  Map<String, String> samples() {
    return samples;
  }

  private void samples(String token, String mapRun) {
    String passes = "'stateMachineArn':'" + ServedWorld.ARN + "stateMachine:passes'";
    String version = "'stateMachineVersionArn':'" + ServedWorld.ARN + "stateMachine:passes:1'";
    String alias = "'stateMachineAliasArn':'" + ServedWorld.ARN + "stateMachine:passes:live'";
    String execution = "'executionArn':'" + ServedWorld.ARN + "execution:works:works'";
    String tagged = "'resourceArn':'" + ServedWorld.ARN + "stateMachine:passes'";
    String task = "'taskToken':'" + token + "'";
    String run = "'mapRunArn':'" + mapRun + "'";
    String gone = "'activityArn':'" + ServedWorld.ARN + "activity:gone'";
    String role = "'roleArn':'" + ServedWorld.ROLE + "'";
    String definition =
        "'definition':'{\\'StartAt\\':\\'C\\',\\'States\\':{\\'C\\':{\\'Type\\':\\'Choice\\',"
            + "\\'Choices\\':[{\\'Variable\\':\\'$.a[0]\\',\\'NumericEquals\\':1,\\'Next\\':\\'P\\'}],"
            + "\\'Default\\':\\'P\\'},\\'P\\':{\\'Type\\':\\'Pass\\',\\'Parameters\\':{\\'x.$\\':"
            + "\\'States.Format(\\\\\\'{}\\\\\\', $.a)\\'},\\'End\\':true}}}'";
    String logging =
        ",'loggingConfiguration':{'level':'ALL','includeExecutionData':true,'destinations':"
            + "[{'cloudWatchLogsLogGroup':{'logGroupArn':'arn:aws:logs:us-east-1:123456789012:"
            + "log-group:g:*'}}]},'tracingConfiguration':{'enabled':true},"
            + "'encryptionConfiguration':{'type':'AWS_OWNED_KEY'}";
    String routes = "'routingConfiguration':[{" + version + ",'weight':100}]";
    String page = ",'maxResults':2,'nextToken':'n'";
    sample("CreateActivity", "'name':'a','tags':[{'key':'k','value':'v'}]");
    sample(
        "CreateStateMachine",
        "'name':'m','type':'STANDARD','publish':true," + definition + "," + role + logging);
    sample("CreateStateMachineAlias", "'name':'b','description':'d'," + routes);
    sample("DeleteActivity", gone);
    sample("DeleteStateMachine", "'stateMachineArn':'" + ServedWorld.ARN + "stateMachine:gone'");
    sample("DeleteStateMachineAlias", alias.replace("live", "gone"));
    sample("DeleteStateMachineVersion", version.replace(":1", ":7"));
    sample("DescribeActivity", "'activityArn':'" + ServedWorld.ARN + "activity:work'");
    sample("DescribeExecution", execution + ",'includedData':'ALL_DATA'");
    sample("DescribeMapRun", run);
    sample("DescribeStateMachine", passes);
    sample("DescribeStateMachineAlias", alias);
    sample("DescribeStateMachineForExecution", execution);
    sample("GetActivityTask", gone + ",'workerName':'w'");
    sample(
        "GetExecutionHistory",
        execution + ",'maxResults':3,'reverseOrder':true,'includeExecutionData':false");
    sample("ListActivities", "'maxResults':2");
    sample(
        "ListExecutions",
        passes + ",'statusFilter':'RUNNING','maxResults':2,'redriveFilter':'NOT_REDRIVEN'");
    sample("ListMapRuns", execution + ",'maxResults':1");
    sample("ListStateMachineAliases", passes + page);
    sample("ListStateMachineVersions", passes + ",'maxResults':9");
    sample("ListStateMachines", "'maxResults':1");
    sample("ListTagsForResource", tagged);
    sample("PublishStateMachineVersion", passes + ",'description':'d','revisionId':'r'");
    sample(
        "RedriveExecution",
        "'executionArn':'" + ServedWorld.ARN + "execution:works:works2','clientToken':'c'");
    sample("SendTaskFailure", task + ",'error':'E','cause':'C'");
    sample("SendTaskHeartbeat", task);
    sample("SendTaskSuccess", task + ",'output':'{\\'a\\':[1,2.5,null]}'");
    sample(
        "StartExecution",
        passes + ",'name':'n','input':'{\\'a\\':[1,{\\'b\\':null}]}','traceHeader':'t'");
    sample("StartSyncExecution", passes.replace("passes", "express") + ",'input':'[1]','name':'s'");
    sample("StopExecution", execution + ",'error':'E','cause':'C'");
    sample("TagResource", tagged + ",'tags':[{'key':'k','value':'v'},{'key':'l','value':''}]");
    sample(
        "TestState",
        definition.replace("'definition'", "'x'")
            + ",'definition':'{\\'Type\\':\\'Task\\',\\'Resource\\':\\'arn:aws:states:::sqs:sendMessage\\',\\'Parameters\\':{\\'QueueUrl\\':\\'q\\',\\'MessageBody.$\\':\\'$.a\\'},\\'End\\':true}',"
            + role
            + ",'input':'{\\'a\\':\\'b\\'}','inspectionLevel':'TRACE','revealSecrets':false,'variables':'{\\'v\\':1}','context':'{}','mock':{'result':'{\\'MD5OfMessageBody\\':\\'m\\',\\'MessageId\\':\\'i\\'}','fieldValidationMode':'STRICT'},'stateConfiguration':{'retrierRetryCount':1}");
    sample("UntagResource", tagged + ",'tagKeys':['k','x']");
    sample(
        "UpdateMapRun",
        run + ",'maxConcurrency':3,'toleratedFailurePercentage':12.5,'toleratedFailureCount':4");
    sample(
        "UpdateStateMachine",
        passes + "," + definition + "," + role + ",'publish':false" + logging);
    sample("UpdateStateMachineAlias", alias + ",'description':'d'," + routes);
    sample(
        "ValidateStateMachineDefinition",
        definition + ",'type':'STANDARD','severity':'WARNING','maxResults':5");
  }

  private void sample(String operation, String members) {
    samples.put(operation, "{" + members.replace('\'', '"').replace("\\\\\\\"", "'") + "}");
  }

  Mutated next() {
    String operation = operations.get(random.nextInt(operations.size()));
    Map<String, String> headers = new TreeMap<>();
    String target = "AWSStepFunctions." + operation;
    byte[] body =
        random.nextInt(4) == 0
            ? bytes.next()
            : text(Objects.requireNonNull(samples.get(operation))).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(12) == 0) {
      target = TARGETS[random.nextInt(TARGETS.length)].formatted(operation);
    }
    if (random.nextInt(6) == 0) {
      String[] header = HEADERS[random.nextInt(HEADERS.length)];
      headers.put(header[0], header[1]);
    }
    return new Mutated(target, headers, encoded(body, headers));
  }

  private String text(String sample) {
    try {
      JsonNode tree = MAPPER.readTree(sample);
      for (int change = random.nextInt(3); change >= 0; change--) {
        change(tree);
      }
      return MAPPER.writeValueAsString(tree);
    } catch (IOException changedBefore) {
      return sample;
    }
  }

  private void change(JsonNode root) throws IOException {
    JsonNode place = root;
    while (true) {
      List<JsonNode> inner = new ArrayList<>();
      place.forEach(child -> inner.add(child));
      inner.removeIf(child -> !child.isContainerNode() || child.isEmpty());
      if (inner.isEmpty() || random.nextInt(3) == 0) {
        break;
      }
      place = inner.get(random.nextInt(inner.size()));
    }
    if (place instanceof ObjectNode object && !object.isEmpty()) {
      changeMember(object);
    } else if (place instanceof ArrayNode array && !array.isEmpty()) {
      array.set(random.nextInt(array.size()), raw());
    }
  }

  private void changeMember(ObjectNode object) throws IOException {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    JsonNode value = object.get(name);
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.putRawValue(name, twice(name, value));
      case 2 -> object.set(name + " ", object.remove(name));
      case 3, 4, 5 -> object.set(name, inside(value));
      default -> object.set(name, raw());
    }
  }

  /** Texts that are JSON themselves are changed like the body, and as bytes. */
  private JsonNode inside(JsonNode value) throws IOException {
    if (!value.isTextual() || !value.asText().startsWith("{")) {
      return raw();
    }
    if (random.nextInt(3) == 0) {
      byte[] mutated = new Mutations(random.nextLong(), List.of(value.asText())).next();
      return TextNode.valueOf(new String(mutated, StandardCharsets.UTF_8));
    }
    return TextNode.valueOf(text(value.asText()));
  }

  private RawValue twice(String name, JsonNode value) {
    return new RawValue(value + ",\"" + name + "\":" + VALUES[random.nextInt(VALUES.length)]);
  }

  private JsonNode raw() {
    return MAPPER
        .getNodeFactory()
        .rawValueNode(new RawValue(VALUES[random.nextInt(VALUES.length)]));
  }

  private byte[] encoded(byte[] body, Map<String, String> headers) {
    String text = new String(body, StandardCharsets.UTF_8);
    return switch (random.nextInt(40)) {
      case 0 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, body);
      case 1 -> text.getBytes(StandardCharsets.UTF_16);
      case 2 -> text.getBytes(StandardCharsets.UTF_16LE);
      case 3 -> text.getBytes(Charset.forName("UTF-32"));
      case 4 -> joined(new byte[] {0, 0, (byte) 0xfe, (byte) 0xff}, body);
      case 5 -> joined(new byte[] {0, 0, 0, '{', 0, 0, 0, '"', (byte) 0xff, 0, 0, 0}, body);
      case 6 -> joined(new byte[] {'{', 0, 0, 0, '"', 0, 0, 0, 1, 2, 3}, body);
      case 7 -> joined(body, new byte[] {(byte) 0xc3});
      case 8 -> new byte[] {0};
      case 9 -> zipped(body, headers, body.length);
      case 10 -> zipped(body, headers, random.nextInt(body.length + 1));
      case 11 -> joined(body, body);
      default -> body;
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = new byte[first.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] zipped(byte[] body, Map<String, String> headers, int kept) {
    headers.put("Content-Encoding", "gzip");
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.copyOf(zipped.toByteArray(), Math.min(kept, zipped.size()));
  }
}
