package dev.holter.internal.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the test puts in the place of names, and which of them were asked for. */
public final class Substitutions {
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();

  /** Reads texts such as {@code Name=value}. */
  public static Substitutions of(List<String> texts) {
    Substitutions result = new Substitutions();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new TemplateError(
            "The substitution [" + text + "] has no name: write it as \"Name=value\"");
      }
      if (result.values.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
        throw new TemplateError(
            "There are two substitutions for ["
                + text.substring(0, equals)
                + "]: take one of them out");
      }
    }
    return result;
  }

  @Nullable String find(String name) {
    asked.add(name);
    String value = values.get(name);
    if (value != null) {
      used.add(name);
    }
    return value;
  }

  /** Refuses substitutions that nothing has asked for: their names are misspelt. */
  void requireUsed(String file) {
    Set<String> idle = new LinkedHashSet<>(values.keySet());
    idle.removeAll(used);
    if (!idle.isEmpty()) {
      throw new TemplateError(
          "The substitutions "
              + idle
              + " are for nothing: ["
              + file
              + "] asks for "
              + asked
              + " there. Correct the names, or take them out");
    }
  }
}
