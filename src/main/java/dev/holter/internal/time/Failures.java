package dev.holter.internal.time;

/** Throws what happened on another thread as it is, checked or not. */
final class Failures {
  private Failures() {}

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
