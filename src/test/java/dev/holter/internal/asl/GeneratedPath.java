package dev.holter.internal.asl;

import dev.holter.internal.asl.expression.IntrinsicCall;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Paths and calls that are mostly well-formed, and lead mostly to nowhere. */
final class GeneratedPath {
  private static final String[] STEPS = {
    ".a",
    ".b",
    ".l",
    ".n",
    ".o",
    ".s",
    ".deep",
    ".*",
    "..a",
    "..*",
    "..",
    "['a']",
    "[\"o\"]",
    "['a','o']",
    "[0]",
    "[-1]",
    "[99999999999]",
    "[0,1]",
    "[0:1]",
    "[:]",
    "[-1:]",
    "[1:0:0]",
    "[*]",
    "[?(@.p)]",
    "[?(@.p > 1)]",
    "[?(@.p == 'x' && @..a)]",
    "[?(!@.p)]",
    "[?(@.t =~ /(a*)*b\\1/)]",
    "[?(@ =~ /a+/i)]",
    "[?(@.p in [1,2])]",
    "[?($.n == null)]",
    "[?(1==1)]",
    "[?(@.p === 1)]",
    "[?(@.q size 2)]",
    "[?(@.a empty true)]",
    "[(@.length-1)]",
    ".length()",
    ".sum()",
    ".min()",
    ".keys()",
    ".concat($.s)",
    ".append(1)",
    "[?]",
    "[",
    "]",
    "[?(",
    ".",
    "'",
    " ",
    "~",
    "\\u0000",
    "[?(@.b nin @.c)]",
    "[?(@.p subsetof [1])]",
    "[?(@ contains 'a')]",
  };
  private static final String[] STARTS = {"$", "$", "$", "$$", "$v", "$nobody", "", "@", "$.a"};
  private static final String[] LITERALS = {
    "'x'",
    "''",
    "'{}'",
    "'\\\\{'",
    "'{'",
    "1",
    "-1",
    "1.5",
    "1e5",
    "1e400",
    "1e9999999999",
    "99999999999",
    "null",
    "true",
    "$",
    "$.l",
    "$.o",
    "$.a",
    "$.n",
    "$.big",
    "$.u",
    "$$",
    "$v",
    "'SHA-1'",
    "'MD5'",
    "'{\\\"a\\\":1e9999999999}'",
    "'[[[['",
  };
  private static final String[] FUNCTIONS =
      IntrinsicCall.FUNCTIONS.names().stream().sorted().toArray(String[]::new);

  private final Random random;

  GeneratedPath(Random random) {
    this.random = random;
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  String path() {
    return pick(STARTS)
        + IntStream.range(0, random.nextInt(6))
            .mapToObj(i -> pick(STEPS))
            .collect(Collectors.joining());
  }

  String call() {
    return call(3);
  }

  private String call(int depth) {
    return pick(FUNCTIONS)
        + "("
        + IntStream.range(0, random.nextInt(5))
            .mapToObj(i -> argument(depth))
            .collect(Collectors.joining(","))
        + (random.nextInt(20) == 0 ? "" : ")");
  }

  private String argument(int depth) {
    int kind = random.nextInt(10);
    if (kind < 2 && depth > 0) {
      return call(depth - 1);
    }
    return kind < 4 ? path() : pick(LITERALS);
  }
}
