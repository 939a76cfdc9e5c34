package dev.holter.internal.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.strip.Frame;
import dev.holter.internal.strip.Strip;
import dev.holter.report.TaskTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps two runs of one test beside each other: the tasks that went another way in each. */
final class Compared {

  private static final int MAX_TASKS = 10;
  private static final int MAX_DEVIATIONS = 30;

  /** One task in both runs. In one of them it may never have been. */
  private static final class Both {
    @Nullable TaskAttempt usual;
    @Nullable TaskAttempt found;
  }

  private Compared() {}

  static void draw(ObjectNode node, Comparison comparison) {
    node.put("replay", comparison.replay());
    List<Frame.Mark> marks = deviations(node.putArray("deviations"), comparison.deviations());
    List<Both> other = new ArrayList<>();
    int same = 0;
    for (Both both : paired(comparison)) {
      if (isSame(both)) {
        same++;
      } else {
        other.add(both);
      }
    }
    ArrayNode tasks = node.putArray("tasks");
    other.stream().limit(MAX_TASKS).forEach(both -> draw(tasks.addObject(), both, marks));
    node.put("sameTasks", same);
    node.put("moreTasks", Math.max(0, other.size() - MAX_TASKS));
    comparison.usualLines().forEach(node.putArray("usualLines")::add);
    comparison.foundLines().forEach(node.putArray("foundLines")::add);
  }

  private static List<Frame.Mark> deviations(ArrayNode all, List<Comparison.Deviation> deviations) {
    List<Frame.Mark> marks = new ArrayList<>();
    for (Comparison.Deviation each : deviations.subList(0, shown(deviations))) {
      String number = String.valueOf(marks.size() + 1);
      all.addObject()
          .put("at", each.at().toString())
          .put("when", each.when())
          .put("sentence", each.sentence());
      marks.add(new Frame.Mark(each.at(), number));
    }
    return marks;
  }

  private static int shown(List<Comparison.Deviation> deviations) {
    return Math.min(MAX_DEVIATIONS, deviations.size());
  }

  private static List<Both> paired(Comparison comparison) {
    Map<String, Both> pairs = new LinkedHashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    for (TaskAttempt task : comparison.usual().tasks()) {
      pairs.computeIfAbsent(key(task, numbers), absent -> new Both()).usual = task;
    }
    numbers.clear();
    for (TaskAttempt task : comparison.found().tasks()) {
      pairs.computeIfAbsent(key(task, numbers), absent -> new Both()).found = task;
    }
    return List.copyOf(pairs.values());
  }

  /**
   * Identifies a task in both runs. Executions and branches may have states of the same name, so
   * tasks of one name are numbered in order.
   */
  private static String key(TaskAttempt task, Map<String, Integer> numbers) {
    String name = task.stateName() + " #" + task.attempt();
    return name + " " + numbers.merge(name, 1, Integer::sum);
  }

  private static boolean isSame(Both both) {
    TaskAttempt usual = both.usual;
    TaskAttempt found = both.found;
    return usual != null
        && found != null
        && TaskTimeline.of(usual).text().equals(TaskTimeline.of(found).text());
  }

  private static void draw(ObjectNode node, Both both, List<Frame.Mark> marks) {
    TaskAttempt usual = both.usual;
    TaskAttempt found = both.found;
    List<TaskAttempt> all = new ArrayList<>();
    if (usual != null) {
      all.add(usual);
    }
    if (found != null) {
      all.add(found);
    }
    Instant from = all.stream().map(TaskAttempt::scheduledAt).min(Instant::compareTo).orElseThrow();
    Instant to = all.stream().map(Strip::last).max(Instant::compareTo).orElseThrow();
    if (usual != null) {
      side(node.putObject("usual"), usual, new Frame(from, to, List.of()));
    }
    if (found != null) {
      side(node.putObject("found"), found, new Frame(from, to, marks));
    }
  }

  private static void side(ObjectNode node, TaskAttempt task, Frame frame) {
    TaskTimeline timeline = TaskTimeline.of(task);
    node.put("title", timeline.title());
    node.put("timeline", timeline.text());
    node.put("strip", Strip.of(task, timeline.title(), timeline.text(), frame));
  }
}
