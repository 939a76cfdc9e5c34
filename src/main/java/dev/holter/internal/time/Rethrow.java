package dev.holter.internal.time;

/** Throws what happened on another thread as it is, checked or not. */
final class Rethrow {
  private Rethrow() {}

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable failure) throws X {
    throw (X) failure;
  }
}
