package dev.holter.internal.asl.intrinsic;

/** Where functions take what must differ from call to call, and not from run to run. */
public interface Randomness {

  /** Returns a number from the first, inclusive, to the second, which is greater. */
  int between(int start, int end);

  /** Returns a UUID of version 4. */
  String uuid();

  /** Returns a number from 0, inclusive, to 1. */
  double fraction();
}
