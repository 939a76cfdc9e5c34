package dev.holter.assertj;

/** The one layout of all failures, so that a reader always knows where to look. */
final class Layout {

  private Layout() {}

  static String of(
      String kind, String subject, String expectation, String finding, String evidence) {
    String head = "\nExpecting " + kind + "\n  [" + subject + "]\nto " + expectation;
    String found = "\nbut " + finding;
    return evidence.isEmpty() ? head + found : head + found + ":\n" + evidence;
  }
}
