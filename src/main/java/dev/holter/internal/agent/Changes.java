package dev.holter.internal.agent;

import java.util.HashSet;
import java.util.Set;

/** What was rewritten in one class. */
final class Changes {
  private final Set<Body> bodies = new HashSet<>();
  private boolean any;

  void call() {
    any = true;
  }

  void body(Body body) {
    any = true;
    bodies.add(body);
  }

  boolean isNone() {
    return !any;
  }

  Set<Body> bodies() {
    return bodies;
  }
}
