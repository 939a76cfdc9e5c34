package dev.holter;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what goes wrong in steps that must all run. */
final class CollectedFailures {

  /** A step that may fail. The others run all the same. */
  interface Step {
    void run() throws Exception;
  }

  private @Nullable Throwable first;

  void collect(Step step) {
    try {
      step.run();
    } catch (Throwable failure) {
      add(failure);
    }
  }

  void close(@Nullable AutoCloseable resource) {
    if (resource != null) {
      collect(resource::close);
    }
  }

  void add(Throwable failure) {
    if (first == null) {
      first = failure;
    } else if (first != failure) {
      first.addSuppressed(failure);
    }
  }

  /**
   * Adds a remark to the first failure. Without a failure the remark is dropped, since it is no
   * failure itself.
   */
  void hint(Exception hint) {
    if (first != null) {
      first.addSuppressed(hint);
    }
  }

  /**
   * Adds a failure unless the first one already shows it: the same exception may reach a test in
   * two ways.
   */
  void addUnlessTold(Throwable failure) {
    if (first == null || !tells(first, failure)) {
      add(failure);
    }
  }

  /**
   * Whether a report of the first exception also shows the second, as a cause or a suppressed
   * exception at any depth.
   */
  static boolean tells(Throwable shown, Throwable other) {
    return tells(shown, other, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean tells(@Nullable Throwable shown, Throwable other, Set<Throwable> seen) {
    return shown != null
        && seen.add(shown)
        && (shown == other
            || tells(shown.getCause(), other, seen)
            || Arrays.stream(shown.getSuppressed()).anyMatch(next -> tells(next, other, seen)));
  }

  boolean isEmpty() {
    return first == null;
  }

  Throwable first() {
    return Objects.requireNonNull(first, "nothing went wrong");
  }

  void throwIfAny() {
    if (first != null) {
      CollectedFailures.<RuntimeException>sneaky(first);
    }
  }

  /**
   * Throws a checked exception without declaring it. JUnit then reports the exception itself and no
   * wrapper of ours.
   */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
