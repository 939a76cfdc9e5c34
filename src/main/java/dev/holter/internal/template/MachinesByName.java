package dev.holter.internal.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state machines of a file, by the name that the tool has for each, and the one that is meant.
 *
 * @param <T> what the tool knows about one
 */
final class MachinesByName<T> {
  private final Map<String, T> byName = new LinkedHashMap<>();
  private final Map<String, List<String>> aliases = new LinkedHashMap<>();

  /** Adds a state machine, with other names by which it may be asked for. */
  void add(String name, T machine, String... others) {
    byName.put(name, machine);
    aliases.put(name, List.of(others));
  }

  T get(String name) {
    T machine = byName.get(name);
    if (machine == null) {
      throw new IllegalStateException("There is no state machine [" + name + "]");
    }
    return machine;
  }

  /** Returns the name of the one that is asked for, which is the only one if no name is given. */
  String choose(String file, String resource) {
    List<String> found =
        byName.keySet().stream()
            .filter(name -> resource.isEmpty() || answersTo(name, resource))
            .toList();
    if (byName.containsKey(resource)) {
      return resource;
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (byName.isEmpty()) {
      throw new TemplateError("[" + file + "] deploys no state machine: name the file that has it");
    }
    throw new TemplateError(
        "["
            + file
            + "] has "
            + (resource.isEmpty()
                ? "several state machines, "
                : (found.isEmpty() ? "no" : "more than one")
                    + " state machine ["
                    + resource
                    + "], it has ")
            + byName.keySet()
            + ": name one of them, as in resource = \""
            + byName.keySet().iterator().next()
            + "\"");
  }

  private boolean answersTo(String name, String resource) {
    return name.equals(resource) || aliases.getOrDefault(name, List.of()).contains(resource);
  }
}
