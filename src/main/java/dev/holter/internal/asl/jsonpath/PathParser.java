package dev.holter.internal.asl.jsonpath;

import java.util.ArrayList;
import java.util.List;

/** Cuts a path into its steps. */
final class PathParser {
  private final String path;
  private final List<Step> steps = new ArrayList<>();
  private int at = 1;

  private PathParser(String path) {
    this.path = path;
  }

  static List<Step> parse(String path) {
    if (path.endsWith("..")) {
      throw new InvalidPathException("A path can not end with a scan.");
    }
    if (path.length() > 1 && path.charAt(1) != '.' && path.charAt(1) != '[') {
      throw new InvalidPathException("Invalid path " + path);
    }
    PathParser parser = new PathParser(path);
    while (parser.at < path.length()) {
      parser.step();
    }
    return List.copyOf(parser.steps);
  }

  private void step() {
    switch (path.charAt(at)) {
      case ' ' -> throw new InvalidPathException("Space not allowed in path");
      case '[' -> steps.add(BracketParser.parse(bracketed()));
      case '.' -> afterDot();
      case '*' -> {
        at++;
        steps.add(new Step.Wildcard());
      }
      case '$' -> throw new InvalidPathException("A $ stands at the start of a path");
      default -> steps.add(name());
    }
  }

  private void afterDot() {
    at++;
    if (path.charAt(at) == '.') {
      at++;
      steps.add(new Step.Scan());
    } else if (path.charAt(at) == '*' && end() == at + 1) {
      at++;
      steps.add(new Step.Wildcard());
    } else if (end() > at) {
      steps.add(name());
    }
  }

  /** Returns where a name ends: it goes on to the next step. */
  private int end() {
    int end = at;
    while (end < path.length() && ".[ ".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private Step name() {
    String name = path.substring(at, end());
    at += name.length();
    return BracketParser.parse("['" + name + "']");
  }

  /** Takes everything up to the bracket that closes; quotes do not hide one. */
  private String bracketed() {
    int start = at;
    int open = 0;
    do {
      char current = path.charAt(at++);
      open += current == '[' ? 1 : current == ']' ? -1 : 0;
    } while (open > 0 && at < path.length());
    return path.substring(start, at);
  }
}
