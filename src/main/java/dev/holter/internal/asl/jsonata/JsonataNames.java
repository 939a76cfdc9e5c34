package dev.holter.internal.asl.jsonata;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names in an expression that the expression itself does not define. */
public final class JsonataNames {

  private static final Pattern LITERAL =
      Pattern.compile(
          "'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|`[^`]*+`|/\\*.*?\\*/",
          Pattern.DOTALL);
  private static final Pattern PARAMETERS =
      Pattern.compile("(?:function|λ)\\s*\\(([^)]*)\\)|\\$(\\w+)\\s*:=");
  private static final Pattern NAME = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)");

  private static final Set<String> GIVEN =
      Set.of("states", "partition", "range", "hash", "uuid", "parse");

  private JsonataNames() {}

  /** Returns the names of the variables that somebody else must have set. */
  public static Set<String> free(String expression) {
    String code = LITERAL.matcher(expression).replaceAll("''");
    Set<String> own = new TreeSet<>();
    Matcher parameters = PARAMETERS.matcher(code);
    while (parameters.find()) {
      own.addAll(
          parameters.group(1) == null ? Set.of(parameters.group(2)) : names(parameters.group(1)));
    }
    Set<String> free = names(code);
    free.removeIf(name -> own.contains(name) || GIVEN.contains(name) || isFunction(name));
    return free;
  }

  private static Set<String> names(String code) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(code);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static boolean isFunction(String name) {
    return JsonataFunctions.ofLibrary(name).isPresent();
  }
}
