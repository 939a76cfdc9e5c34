package dev.holter.internal.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.State;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of whatever can be written where an expression may stand, nothing but failures comes out. */
@Tag("proof")
class GeneratedExpressionTests {
  private static final int EXPRESSIONS = 20 * Integer.getInteger("holter.proof.runs", 50);

  private static final JsonNode INPUT =
      Asl.json(
          "{'a':{'b':[1,2,{'c':null}],'t':'text'},'l':[],'n':null,'big':1e400,'neg':-0.5,"
              + "'s':'"
              + "a".repeat(40)
              + "','o':[{'p':1,'q':'x'},{'p':2,'q':'y'}],'deep':"
              + "{'a':".repeat(40)
              + "1"
              + "}".repeat(40)
              + ",'u':'😀a','e':{},'true':true}");

  private static final Pattern OURS =
      Pattern.compile(
          "dev\\.holter|com\\.(dashjoin|jayway|fasterxml)|java\\.(lang|util)|\\$\\$Lambda"
              + "|[A-Z]\\w+Exception\\b(?!\\w)|@[0-9a-f]{6,8}\\b");

  private final JsonNode before = INPUT.deepCopy();

  private void evaluate(String language, String field, JsonNode value) {
    ObjectNode state = Json.object().put("Type", "Pass").put("End", true);
    state.put("QueryLanguage", language).set(field, value);
    String said;
    try {
      State parsed = Definition.parseState(Json.write(state), "S", Asl.STANDARD);
      said = Json.write(((PassState) parsed).outcome(Asl.of(INPUT)).output());
      assertThat(said.length()).isLessThan(1 << 25);
      return;
    } catch (InvalidDefinition | StateFailure failure) {
      said = String.valueOf(failure.getMessage());
    } catch (Throwable raw) {
      throw new AssertionError("[" + language + "] " + field + " [" + value + "]", raw);
    }
    String without = said.replace(Json.write(value), "");
    assertThat(OURS.matcher(without).find()).as("[%s] of [%s]", said, value).isFalse();
  }

  @Test
  void of_jsonata() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < EXPRESSIONS; i++) {
      String expression = new GeneratedJsonata(random).expression();
      evaluate("JSONata", "Output", Json.object().textNode("{% " + expression + " %}"));
    }
    assertThat(INPUT).isEqualTo(before);
  }

  @Test
  void of_paths() {
    Random random = new Random(20_260_102);
    for (int i = 0; i < EXPRESSIONS / 2; i++) {
      String path = new GeneratedPath(random).path();
      evaluate("JSONPath", "InputPath", Json.object().textNode(path));
      evaluate("JSONPath", "ResultPath", Json.object().textNode(path));
    }
    assertThat(INPUT).isEqualTo(before);
  }

  @Test
  void of_intrinsic_functions() {
    Random random = new Random(20_260_103);
    for (int i = 0; i < EXPRESSIONS / 2; i++) {
      String call = new GeneratedPath(random).call();
      evaluate("JSONPath", "Parameters", Json.object().put("x.$", call));
    }
    assertThat(INPUT).isEqualTo(before);
  }
}
