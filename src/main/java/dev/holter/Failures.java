package dev.holter;

import org.jspecify.annotations.Nullable;

/** Collects what goes wrong in steps that must all run. */
final class Failures {

  /** One step. */
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

  void throwIfAny() {
    if (first != null) {
      Failures.<RuntimeException>sneaky(first);
    }
  }

  /** As it is, checked or not: JUnit reports what was thrown, not a wrapping of ours. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
