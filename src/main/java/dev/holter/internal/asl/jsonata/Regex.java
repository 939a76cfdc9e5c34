package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.holter.internal.asl.intrinsic.CountedText;
import dev.holter.internal.asl.intrinsic.EmptyLoops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression: a function from a text to its first match, which pays for each read. */
final class Regex extends Jsonata.JFunction {

  private final Pattern pattern;
  private final EvaluationBudget budget;

  Regex(Pattern pattern, EvaluationBudget budget) {
    super((input, arguments) -> null, "<s-:o>");
    this.pattern = pattern;
    this.budget = budget;
  }

  @Override
  @SuppressWarnings("rawtypes") // as the library has it
  public @Nullable Object call(Object input, List arguments) {
    return !arguments.isEmpty() && arguments.get(0) instanceof String text
        ? described(matches(text))
        : null;
  }

  private static @Nullable Map<String, Object> described(Matches matches) {
    if (!matches.next()) {
      return null;
    }
    Map<String, Object> match = matches.described();
    match.put("next", new Jsonata.JFunction((input, none) -> described(matches), "<:o>"));
    return match;
  }

  Matches matches(String text) {
    int rounds = EmptyLoops.most(pattern.pattern());
    budget.charge(rounds);
    return new Matches(pattern.matcher(new CountedText(text, () -> budget.charge(rounds))), text);
  }

  /** The matches of a text, from the first on. */
  static final class Matches {
    private final Matcher matcher;
    private final String subject;
    private boolean begun;

    private Matches(Matcher matcher, String subject) {
      this.matcher = matcher;
      this.subject = subject;
    }

    boolean next() {
      // A text is not searched again where it ends.
      boolean found = (!begun || matcher.end() < subject.length()) && matcher.find();
      begun = true;
      if (found && matcher.end() == matcher.start()) {
        throw new JException("D1004");
      }
      return found;
    }

    String text() {
      return subject.substring(start(), end());
    }

    int start() {
      return matcher.start();
    }

    int end() {
      return matcher.end();
    }

    /** Describes the present match as the functions of an expression expect it. */
    Map<String, Object> described() {
      Map<String, Object> match = new LinkedHashMap<>();
      match.put("match", text());
      match.put("start", start());
      match.put("end", end());
      match.put("groups", groups());
      return match;
    }

    List<Object> groups() {
      List<Object> groups = new ArrayList<>();
      for (int group = 1; group <= matcher.groupCount(); group++) {
        String found = matcher.group(group);
        groups.add(found == null ? Jsonata.NULL_VALUE : found);
      }
      return groups;
    }
  }
}
