package dev.holter.internal.asl;

/**
 * The texts of warnings, as the documentation of ValidateStateMachineDefinition shows them. It
 * shows none for an intrinsic call, which is taken to be worded like that for a path.
 */
final class WarningWording {

  private WarningWording() {}

  static String noDollar(String key, String kind) {
    return insteadOf(key, key + ".$", kind);
  }

  static String noPath(String field, String kind) {
    return insteadOf(field, field + "Path", kind);
  }

  private static String insteadOf(String name, String other, String kind) {
    return "The value of '"
        + name
        + "' looks like "
        + kind
        + ". Instead of '"
        + name
        + "', use '"
        + other
        + "' to evaluate it as "
        + kind
        + " at runtime.";
  }

  static String resultIsStatic(String key) {
    return "The value of '"
        + key
        + "' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result',"
        + " use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime.";
  }
}
