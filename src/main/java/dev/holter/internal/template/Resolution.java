package dev.holter.internal.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is being worked out right now: a name that needs itself is in a cycle. */
final class Resolution {
  private final String file;
  private final Deque<String> open = new ArrayDeque<>();

  Resolution(String file) {
    this.file = file;
  }

  <T extends @Nullable Object> T of(String name, Supplier<T> value) {
    if (open.contains(name)) {
      StringBuilder cycle = new StringBuilder();
      boolean begun = false;
      for (String each : (Iterable<String>) open::descendingIterator) {
        begun |= each.equals(name);
        if (begun) {
          cycle.append(each).append(" -> ");
        }
      }
      throw new TemplateError(
          "["
              + file
              + "] has a cycle of substitutions: "
              + cycle
              + name
              + ". Give one of them a value of its own");
    }
    open.push(name);
    try {
      return value.get();
    } finally {
      open.pop();
    }
  }
}
