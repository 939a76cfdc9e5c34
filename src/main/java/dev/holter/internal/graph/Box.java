package dev.holter.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A state with its place; a Map or Parallel state has the flows inside it beside each other. */
final class Box {

  private static final double HEIGHT = 38;
  private static final double HEAD = 30;
  static final double PAD = 12;

  final String name;
  final JsonNode state;
  final List<Layers> inside = new ArrayList<>();
  final double width;
  final double height;
  double x;
  double y;

  Box(String name, JsonNode state) {
    this.name = name;
    this.state = state;
    state.path("Branches").forEach(branch -> inside.add(new Layers(branch)));
    for (String field : List.of("ItemProcessor", "Iterator")) {
      if (state.has(field)) {
        inside.add(new Layers(state.get(field)));
      }
    }
    double label = Math.max(90, Math.min(name.length(), 28) * 7.2 + 24);
    double content = inside.stream().mapToDouble(it -> it.width() + PAD).sum() + PAD;
    double tallest = inside.stream().mapToDouble(Layers::height).max().orElse(0);
    this.width = inside.isEmpty() ? label : Math.max(label, content);
    this.height = inside.isEmpty() ? HEIGHT : HEAD + tallest + PAD;
  }

  String type() {
    return state.path("Type").asText();
  }

  /** Returns where the flows inside begin, measured from the top of this box. */
  double insideTop() {
    return HEAD;
  }
}
