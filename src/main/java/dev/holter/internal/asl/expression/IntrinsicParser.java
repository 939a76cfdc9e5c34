package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holter.internal.asl.expression.IntrinsicCall.Argument;
import dev.holter.internal.asl.intrinsic.Intrinsics;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.jsonpath.PathNotFoundException;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a call from left to right. */
final class IntrinsicParser {

  private static final int DEEPEST = 10;

  private static final Pattern SPACE = Pattern.compile("\\s*");
  private static final Pattern NAME = Pattern.compile("States\\.\\w+");
  private static final Pattern LITERAL =
      Pattern.compile("(?:true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)");
  private static final Pattern QUOTED =
      Pattern.compile("'([^'\\\\]*+(?:\\\\['{}\\\\][^'\\\\]*+)*+)'");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  private final String text;
  private int at;

  private IntrinsicParser(String text) {
    this.text = text;
  }

  /**
   * Parses a call that is the whole text.
   *
   * @throws InvalidPathException if it is none, or calls a function that does not exist
   */
  static IntrinsicCall parse(String text) {
    IntrinsicParser parser = new IntrinsicParser(text);
    IntrinsicCall call = parser.call(1);
    if (parser.at < text.length()) {
      throw parser.wrong();
    }
    return call;
  }

  private IntrinsicCall call(int depth) {
    String function = take(NAME);
    if (function == null || !IntrinsicCall.FUNCTIONS.has(function) || depth > DEEPEST) {
      throw wrong();
    }
    expect('(');
    List<Argument> arguments = new ArrayList<>();
    if (!next(')')) {
      do {
        boolean template = function.equals(Intrinsics.FORMAT) && arguments.isEmpty();
        arguments.add(argument(template, depth));
      } while (next(','));
      expect(')');
    }
    return new IntrinsicCall(text, function, List.copyOf(arguments));
  }

  private Argument argument(boolean template, int depth) {
    take(SPACE);
    if (text.startsWith("$", at)) {
      return path(AslPath.compile(takePath()));
    }
    if (IntrinsicCall.isCall(text.substring(at))) {
      return call(depth + 1)::value;
    }
    String quoted = take(QUOTED);
    JsonNode literal = quoted == null ? literal() : TextNode.valueOf(content(quoted, template));
    return (input, context) -> literal;
  }

  /** A template keeps its escapes, since a brace without one has a meaning there. */
  private static String content(String quoted, boolean template) {
    String content = quoted.substring(1, quoted.length() - 1);
    return template ? content : ESCAPE.matcher(content).replaceAll("$1");
  }

  private JsonNode literal() {
    String literal = take(LITERAL);
    if (literal == null) {
      throw wrong();
    }
    try {
      return Json.parse(literal);
    } catch (JsonSyntaxError e) {
      throw wrong();
    }
  }

  private Argument path(AslPath path) {
    return (input, context) -> {
      try {
        return path.select(input, context);
      } catch (PathNotFoundException e) {
        // A path into the context object is shown without its second $, yet with the input.
        String shown = path.text().replaceFirst("^\\$\\$", "\\$");
        String problem = Wording.argumentNotFound(shown, Json.write(input));
        throw StateFailure.runtime(Wording.argumentFailed(text, problem));
      } catch (InvalidPathException e) {
        throw StateFailure.runtime(Wording.argumentFailed(text, String.valueOf(e.getMessage())));
      }
    };
  }

  /** Takes everything up to the comma or parenthesis that is not part of the path. */
  private String takePath() {
    int start = at;
    int open = 0;
    while (at < text.length() && (open > 0 || ",)".indexOf(text.charAt(at)) < 0)) {
      char here = text.charAt(at);
      if (here == '\'' || here == '"') {
        skipQuoted(here);
      } else if ("[(".indexOf(here) >= 0) {
        open++;
      } else if ("])".indexOf(here) >= 0) {
        open--;
      }
      at++;
    }
    return text.substring(start, Math.min(at, text.length())).strip();
  }

  private void skipQuoted(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw wrong();
    }
  }

  private boolean next(char wanted) {
    take(SPACE);
    boolean found = at < text.length() && text.charAt(at) == wanted;
    if (found) {
      at++;
    }
    return found;
  }

  private @Nullable String take(Pattern token) {
    Matcher matcher = token.matcher(text).region(Math.min(at, text.length()), text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group();
  }

  private InvalidPathException wrong() {
    return new InvalidPathException("not a call of a function at " + at + ": " + text);
  }
}
