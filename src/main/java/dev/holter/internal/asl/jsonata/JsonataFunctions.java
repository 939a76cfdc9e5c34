package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.intrinsic.IntrinsicProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions that an expression calls: those of the library, bounded, those that the service
 * adds to JSONata, and those that would read the real clock or a real source of random numbers.
 */
final class JsonataFunctions {

  private static final Map<String, Optional<Jsonata.JFunction>> OF_LIBRARY =
      new ConcurrentHashMap<>();

  /**
   * The bodies that replace those of the library and do not depend on what surrounds the
   * expression.
   */
  private static final Map<String, BuiltIn.Body> BODIES = bodies();

  private final Surroundings at;
  private final EvaluationBudget budget;
  private final Map<String, Jsonata.JFunction> ofService = new HashMap<>();

  /** The bodies that need to know what surrounds the expression. */
  private final Map<String, BuiltIn.Body> bodiesHere = new HashMap<>();

  private JsonataFunctions(Surroundings at, EvaluationBudget budget) {
    this.at = at;
    this.budget = budget;
    ofService.put("now", new Jsonata.JFunction((input, args) -> now(args), "<s?s?:s>"));
    ofService.put(
        "millis", new Jsonata.JFunction((input, args) -> at.now().toEpochMilli(), "<:n>"));
    ofService.put("random", new Jsonata.JFunction((input, args) -> random(args), "<n?:n>"));
    ofService.put("range", new Jsonata.JFunction((input, args) -> range(args), "<nnn:a>"));
    intrinsic("uuid", "<:s>", "States.UUID");
    intrinsic("hash", "<ss:s>", "States.Hash");
    intrinsic("partition", "<an:a>", "States.ArrayPartition");
    intrinsic("parse", "<s:x>", "States.StringToJson");
    bodiesHere.put("shuffle", (args, paid) -> OrderFunctions.shuffle(args, at));
    bodiesHere.put("toMillis", this::toMillis);
  }

  private static Map<String, BuiltIn.Body> bodies() {
    Map<String, BuiltIn.Body> bodies = new HashMap<>(TextFunctions.BODIES);
    bodies.put("sort", OrderFunctions::sort);
    bodies.put("distinct", around("distinct", OrderFunctions::distinct));
    bodies.put("assert", (args, paid) -> require(args));
    bodies.put("error", around("error", JsonataFunctions::fail));
    bodies.put("formatBase", (args, paid) -> NumberFunctions.formatBase(args));
    bodies.put("round", (args, paid) -> NumberFunctions.round(args));
    bodies.put("power", around("power", NumberFunctions::power));
    bodies.put("sum", (args, paid) -> NumberFunctions.sum(args));
    bodies.put("average", (args, paid) -> NumberFunctions.average(args));
    bodies.put("decodeUrl", (args, paid) -> Urls.decode("decodeUrl", args));
    bodies.put(
        "decodeUrlComponent", (args, paid) -> Urls.decodeComponent("decodeUrlComponent", args));
    bodies.put("encodeUrl", (args, paid) -> Urls.encode("encodeUrl", args));
    bodies.put(
        "encodeUrlComponent", (args, paid) -> Urls.encodeComponent("encodeUrlComponent", args));
    bodies.put("formatInteger", pictured(NumberFunctions::formatInteger));
    bodies.put("parseInteger", pictured(NumberFunctions::parseInteger));
    bodies.put("number", around("number", NumberFunctions::number));
    bodies.put("string", around("string", NumberFunctions::string));
    bodies.put("formatNumber", pictured(NumberSymbols::formatNumber));
    bodies.put("fromMillis", pictured(JsonataFunctions::fromMillis));
    return Map.copyOf(bodies);
  }

  /** Binds the functions among these names. */
  static void bind(
      Jsonata.Frame frame, Collection<String> names, Surroundings at, EvaluationBudget budget) {
    if (!names.isEmpty()) {
      JsonataFunctions functions = new JsonataFunctions(at, budget);
      names.forEach(name -> functions.bind(frame, name));
    }
    // The service does not have $eval.
    frame.bind("eval", (Object) null);
  }

  private void bind(Jsonata.Frame frame, String name) {
    Jsonata.JFunction function = function(name);
    if (function != null) {
      BuiltIn.Body here = bodiesHere.get(name);
      frame.bind(name, new BuiltIn(name, function, here == null ? BODIES.get(name) : here, budget));
    }
  }

  private Jsonata.@Nullable JFunction function(String name) {
    Jsonata.JFunction own = ofService.get(name);
    return own == null ? ofLibrary(name).orElse(null) : own;
  }

  /** Returns the library's own function of that name, absent if it has none. */
  static Optional<Jsonata.JFunction> ofLibrary(String name) {
    return OF_LIBRARY.computeIfAbsent(
        name,
        unknown ->
            Jsonata.jsonata("$" + unknown).evaluate(null) instanceof Jsonata.JFunction function
                ? Optional.of(function)
                : Optional.empty());
  }

  private void intrinsic(String name, String signature, String intrinsic) {
    ofService.put(
        name, new Jsonata.JFunction((input, args) -> call(name, intrinsic, args), signature));
  }

  /** What a function makes of its arguments with the help of the library's own. */
  @FunctionalInterface
  private interface Around {
    @Nullable Object call(List<?> arguments, Jsonata.JFunction library) throws Throwable;
  }

  private static BuiltIn.Body around(String name, Around body) {
    Jsonata.JFunction function = ofLibrary(name).orElseThrow();
    return (args, paid) -> body.call(args, function);
  }

  /** What a function with a picture makes of its arguments. */
  @FunctionalInterface
  private interface Pictured {
    @Nullable Object call(List<?> arguments);
  }

  private static BuiltIn.Body pictured(Pictured body) {
    return (args, paid) -> {
      Pictures.require(args);
      return body.call(args);
    };
  }

  private static @Nullable Object require(List<?> arguments) {
    String message = argument(arguments, 1);
    if (Boolean.TRUE.equals(arguments.get(0))) {
      return null;
    }
    throw new JException(
        "D3141", -1, message == null || message.isEmpty() ? "$assert() statement failed" : message);
  }

  /** Fails as $error does. An empty text counts as none. */
  private static @Nullable Object fail(List<?> arguments, Jsonata.JFunction library)
      throws Throwable {
    List<@Nullable Object> message = new ArrayList<>();
    message.add("".equals(argument(arguments, 0)) ? null : argument(arguments, 0));
    return library.call(null, message);
  }

  private static @Nullable Object fromMillis(List<?> arguments) {
    return arguments.get(0) instanceof Number millis
        ? TimeFormat.shown(millis.doubleValue(), argument(arguments, 1), argument(arguments, 2))
        : null;
  }

  private @Nullable Object toMillis(List<?> arguments, EvaluationBudget paid) {
    if (!(arguments.get(0) instanceof String text)) {
      return null;
    }
    Pictures.require(arguments);
    String picture = argument(arguments, 1);
    Double millis =
        picture == null
            ? (Double) TimeReading.millis(text)
            : TimeReading.millis(text, picture, at.now(), paid);
    return millis == null || Double.isNaN(millis) ? millis : Utils.convertNumber(millis);
  }

  private Object now(List<?> arguments) {
    Pictures.require(arguments);
    return TimeFormat.shown(
        (double) at.now().toEpochMilli(), argument(arguments, 0), argument(arguments, 1));
  }

  private static @Nullable String argument(List<?> arguments, int index) {
    return index < arguments.size() ? (String) arguments.get(index) : null;
  }

  /** A seed makes the number the same each time. */
  private Object random(List<?> arguments) {
    return !arguments.isEmpty() && arguments.get(0) instanceof Number seed
        ? new Random(seed.longValue()).nextDouble()
        : at.randomness().fraction();
  }

  /**
   * Makes a range. The service makes a sequence of the numbers, and a sequence of a single value is
   * that value.
   */
  private Object range(List<?> arguments) {
    Object range = call("range", "States.ArrayRange", arguments);
    return range instanceof List<?> list && list.size() == 1 ? list.get(0) : range;
  }

  private Object call(String name, String intrinsic, List<?> arguments) {
    List<JsonNode> values = arguments.stream().map(JsonataValues::toJson).toList();
    try {
      return JsonataValues.toJava(at.functions().call(intrinsic, values, at.randomness()));
    } catch (IntrinsicProblem e) {
      throw new JException(String.valueOf(e.getMessage()).replace(intrinsic, "$" + name));
    }
  }
}
