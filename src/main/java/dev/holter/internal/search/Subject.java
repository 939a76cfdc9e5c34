package dev.holter.internal.search;

/** What is explored: something that can be run again and again with other choices. */
public interface Subject {

  /**
   * Runs it once, from its beginning to its end.
   *
   * @param choices answer what is asked on the way
   * @return what became of it
   */
  Run.Outcome run(Recording choices);
}
