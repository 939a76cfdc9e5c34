package dev.holter.internal.asl.intrinsic;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The table of functions. */
public final class Intrinsics {

  /** The function whose first argument is a template, in which escapes have a meaning. */
  public static final String FORMAT = "States.Format";

  private static final int ANY = Integer.MAX_VALUE;

  private record Entry(int least, int most, Function<IntrinsicArguments, JsonNode> body) {}

  private final Map<String, Entry> functions;

  /** Returns the functions, which read and write JSON with the mapper. */
  public Intrinsics(JsonMapper mapper) {
    JsonIntrinsics json = new JsonIntrinsics(mapper);
    this.functions =
        Map.ofEntries(
            entry("States.Array", new Entry(0, ANY, ArrayIntrinsics::array)),
            entry("States.ArrayPartition", exactly(2, ArrayIntrinsics::partition)),
            entry("States.ArrayContains", exactly(2, ArrayIntrinsics::contains)),
            entry("States.ArrayRange", exactly(3, ArrayIntrinsics::range)),
            entry("States.ArrayGetItem", exactly(2, ArrayIntrinsics::item)),
            entry("States.ArrayLength", exactly(1, ArrayIntrinsics::length)),
            entry("States.ArrayUnique", exactly(1, ArrayIntrinsics::unique)),
            entry("States.Base64Encode", exactly(1, EncodingIntrinsics::encode)),
            entry("States.Base64Decode", exactly(1, EncodingIntrinsics::decode)),
            entry("States.Hash", exactly(2, EncodingIntrinsics::hash)),
            entry("States.JsonMerge", exactly(3, json::merge)),
            entry("States.StringToJson", exactly(1, json::parse)),
            entry("States.JsonToString", exactly(1, json::write)),
            entry("States.MathRandom", new Entry(2, 3, MathIntrinsics::random)),
            entry("States.MathAdd", exactly(2, MathIntrinsics::add)),
            entry("States.StringSplit", exactly(2, TextIntrinsics::split)),
            entry(FORMAT, new Entry(1, ANY, TextIntrinsics::format)),
            // The service takes arguments here, and ignores them.
            entry("States.UUID", new Entry(0, ANY, TextIntrinsics::uuid)));
  }

  private static Entry exactly(int count, Function<IntrinsicArguments, JsonNode> body) {
    return new Entry(count, count, body);
  }

  /** Tells whether there is a function of that name, such as {@code States.Array}. */
  public boolean has(String name) {
    return functions.containsKey(name);
  }

  /** Returns the names of all functions. */
  public Set<String> names() {
    return functions.keySet();
  }

  /**
   * Returns the result of a function.
   *
   * @throws IntrinsicProblem if it has none for these values
   */
  public JsonNode call(String name, List<JsonNode> values, Randomness randomness) {
    Entry function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException("there is no function [" + name + "]");
    }
    IntrinsicArguments arguments = new IntrinsicArguments(name, values, randomness);
    arguments.require(values.size() >= function.least() && values.size() <= function.most());
    return function.body().apply(arguments);
  }
}
