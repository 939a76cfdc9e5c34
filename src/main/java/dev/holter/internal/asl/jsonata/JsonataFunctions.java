package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.intrinsic.IntrinsicProblem;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The functions that the service adds to JSONata, and those that would read the real clock or a
 * real source of random numbers.
 */
final class JsonataFunctions {

  private static final String INSTANT = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]Z";

  private JsonataFunctions() {}

  static void bind(Jsonata.Frame frame, Surroundings at) {
    // The service does not have it.
    frame.bind("eval", (Object) null);
    frame.bind("now", new JFunction((input, args) -> now(args, at), "<s?s?:s>"));
    frame.bind("millis", new JFunction((input, args) -> at.now().toEpochMilli(), "<:n>"));
    frame.bind("random", new JFunction((input, args) -> random(args, at), "<n?:n>"));
    bind(frame, "uuid", "<:s>", "States.UUID", at);
    bind(frame, "hash", "<ss:s>", "States.Hash", at);
    bind(frame, "partition", "<an:a>", "States.ArrayPartition", at);
    frame.bind("range", new JFunction((input, args) -> range(args, at), "<nnn:a>"));
    bind(frame, "parse", "<s:x>", "States.StringToJson", at);
  }

  private static Object now(List<?> arguments, Surroundings at) {
    String picture = argument(arguments, 0);
    return DateTimeUtils.formatDateTime(
        at.now().toEpochMilli(), picture == null ? INSTANT : picture, argument(arguments, 1));
  }

  private static @Nullable String argument(List<?> arguments, int index) {
    return index < arguments.size() ? (String) arguments.get(index) : null;
  }

  /** A seed makes the number the same each time. */
  private static Object random(List<?> arguments, Surroundings at) {
    return !arguments.isEmpty() && arguments.get(0) instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : at.randomness().fraction();
  }

  /** The service makes a sequence of it, and one of a single value is that value. */
  private static Object range(List<?> arguments, Surroundings at) {
    Object range = call("range", "States.ArrayRange", arguments, at);
    return range instanceof List<?> list && list.size() == 1 ? list.get(0) : range;
  }

  private static void bind(
      Jsonata.Frame frame, String name, String signature, String intrinsic, Surroundings at) {
    frame.bind(name, new JFunction((input, args) -> call(name, intrinsic, args, at), signature));
  }

  private static Object call(String name, String intrinsic, List<?> arguments, Surroundings at) {
    List<JsonNode> values = arguments.stream().map(JsonataValues::toJson).toList();
    try {
      return JsonataValues.toJava(at.functions().call(intrinsic, values, at.randomness()));
    } catch (IntrinsicProblem e) {
      throw new JsonataProblem(String.valueOf(e.getMessage()).replace(intrinsic, "$" + name));
    }
  }
}
