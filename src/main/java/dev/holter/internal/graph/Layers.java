package dev.holter.internal.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One flow, laid out from top to bottom: a state stands below all that lead to it, ways that lead
 * back do not count, and within a layer a state stands near those that lead to it.
 *
 * <p>Flows of state machines are small and nearly trees. The layout libraries of the JVM bring a
 * modelling framework and an own Guava onto a user's class path; this is less than either.
 */
final class Layers {

  private static final double BETWEEN = 26;
  private static final double BELOW = 46;
  private static final double ABOVE = 16;

  final Map<String, Box> boxes = new LinkedHashMap<>();
  final List<Arrow> arrows = new ArrayList<>();
  private final Set<Arrow> back = new HashSet<>();
  private double width;
  private double height;

  Layers(JsonNode flow) {
    flow.path("States")
        .properties()
        .forEach(state -> boxes.put(state.getKey(), new Box(state.getKey(), state.getValue())));
    boxes.values().forEach(this::addArrows);
    markBack(flow.path("StartAt").asText());
    place(layers());
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  boolean leadsBack(Arrow arrow) {
    return back.contains(arrow);
  }

  private void addArrows(Box box) {
    JsonNode state = box.state;
    if (state.has("Next")) {
      add(box, state.get("Next").asText(), "", "");
    }
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (int i = 0; i < state.path("Choices").size(); i++) {
      String next = state.path("Choices").get(i).path("Next").asText();
      rules.computeIfAbsent(next, it -> new ArrayList<>()).add("rule " + (i + 1));
    }
    if (state.has("Default")) {
      rules.computeIfAbsent(state.get("Default").asText(), it -> new ArrayList<>()).add("default");
    }
    rules.forEach((next, by) -> add(box, next, "", String.join(", ", by)));
    for (int i = 0; i < state.path("Catch").size(); i++) {
      JsonNode catcher = state.path("Catch").get(i);
      List<String> errors = new ArrayList<>();
      catcher.path("ErrorEquals").forEach(error -> errors.add(error.asText()));
      String label = box.name + ", Catch[" + i + "]";
      add(box, catcher.path("Next").asText(), label, "catch " + String.join(", ", errors));
    }
  }

  private void add(Box from, String to, String label, String shown) {
    if (boxes.containsKey(to)) {
      String way = label.isEmpty() ? from.name + " -> " + to : label;
      arrows.add(new Arrow(from.name, to, way, shown));
    }
  }

  private List<Arrow> from(String name) {
    return arrows.stream().filter(arrow -> arrow.from().equals(name)).toList();
  }

  /** Walks depth first without recursion: a flow may have thousands of states in a row. */
  private void markBack(String start) {
    Set<String> done = new HashSet<>();
    Set<String> path = new HashSet<>();
    List<String> starts = new ArrayList<>(List.of(start));
    starts.addAll(boxes.keySet());
    for (String first : starts) {
      List<String> stack = new ArrayList<>(List.of(first));
      while (!stack.isEmpty()) {
        String name = stack.get(stack.size() - 1);
        if (!boxes.containsKey(name) || done.contains(name)) {
          stack.remove(stack.size() - 1);
        } else if (!path.add(name)) {
          path.remove(name);
          done.add(name);
          stack.remove(stack.size() - 1);
        } else {
          for (Arrow arrow : from(name)) {
            if (path.contains(arrow.to())) {
              back.add(arrow);
            } else {
              stack.add(arrow.to());
            }
          }
        }
      }
    }
  }

  private List<List<Box>> layers() {
    Map<String, Integer> depths = new HashMap<>();
    boxes.keySet().forEach(name -> depths.put(name, 0));
    boolean moved = true;
    for (int round = 0; moved && round <= boxes.size(); round++) {
      moved = false;
      for (Arrow arrow : arrows) {
        int below = depths.getOrDefault(arrow.from(), 0) + 1;
        if (!back.contains(arrow) && depths.getOrDefault(arrow.to(), 0) < below) {
          depths.put(arrow.to(), below);
          moved = true;
        }
      }
    }
    List<List<Box>> layers = new ArrayList<>();
    depths.values().stream().distinct().sorted().forEach(depth -> layers.add(new ArrayList<>()));
    boxes.values().forEach(box -> layers.get(depths.getOrDefault(box.name, 0)).add(box));
    return layers;
  }

  private void place(List<List<Box>> layers) {
    Map<String, Double> centers = new HashMap<>();
    double y = ABOVE;
    for (List<Box> layer : layers) {
      layer.sort(Comparator.comparingDouble(box -> wanted(box, centers)));
      double x = 0;
      for (Box box : layer) {
        box.x = x;
        box.y = y;
        x += box.width + BETWEEN;
      }
      double shift = -(x - BETWEEN) / 2;
      layer.forEach(box -> box.x += shift);
      layer.forEach(box -> centers.put(box.name, box.x + box.width / 2));
      y += layer.stream().mapToDouble(box -> box.height).max().orElse(0) + BELOW;
    }
    height = y - BELOW + 8;
    double left = boxes.values().stream().mapToDouble(box -> box.x).min().orElse(0);
    double right = boxes.values().stream().mapToDouble(box -> box.x + box.width).max().orElse(0);
    long around = arrows.stream().filter(this::goesAround).count();
    boxes.values().forEach(box -> box.x -= left);
    width = right - left + (around == 0 ? 0 : 40 + 14.0 * around);
  }

  /** Returns the place in the middle of the states above that lead to this one. */
  private double wanted(Box box, Map<String, Double> centers) {
    return arrows.stream()
        .filter(arrow -> arrow.to().equals(box.name) && centers.containsKey(arrow.from()))
        .mapToDouble(arrow -> centers.getOrDefault(arrow.from(), 0.0))
        .average()
        .orElse(0);
  }

  /** Whether a straight way would run through other states. */
  boolean goesAround(Arrow arrow) {
    Box from = boxes.get(arrow.from());
    Box to = boxes.get(arrow.to());
    return from == null
        || to == null
        || back.contains(arrow)
        || to.y - from.y - from.height > BELOW * 1.5;
  }
}
