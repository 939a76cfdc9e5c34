package dev.holter.internal.graph;

import java.util.Map;

/** Writes a flow as Mermaid; names are quoted, and what Mermaid would read is escaped. */
final class Mermaid {

  private Mermaid() {}

  static void write(
      StringBuilder text,
      Layers layers,
      String indent,
      Map<String, Integer> counts,
      Map<String, String> ids) {
    for (Box box : layers.boxes.values()) {
      String id = ids.computeIfAbsent(box.name, name -> "s" + ids.size());
      if (box.inside.isEmpty()) {
        String shape = box.type().equals("Choice") ? "{\"%s\"}" : "[\"%s\"]";
        text.append(indent).append(id).append(shape.formatted(quoted(box.name))).append('\n');
      } else {
        text.append("%ssubgraph %s[\"%s\"]\n".formatted(indent, id, quoted(box.name)));
        box.inside.forEach(flow -> write(text, flow, indent + "  ", counts, ids));
        text.append(indent).append("end\n");
      }
    }
    for (Arrow arrow : layers.arrows) {
      String line = counts.getOrDefault(arrow.label(), 0) > 0 ? "==>" : "-.->";
      String shown = arrow.shown().isEmpty() ? "" : "|\"" + quoted(arrow.shown()) + "\"|";
      text.append(
          "%s%s %s%s %s\n"
              .formatted(indent, ids.get(arrow.from()), line, shown, ids.get(arrow.to())));
    }
  }

  private static String quoted(String name) {
    return name.replace("#", "#35;")
        .replace("\"", "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
        .replaceAll("\\R", " ");
  }
}
