package dev.holter;

/** The last part of an ARN, which names the thing itself. */
final class ArnName {
  private ArnName() {}

  static String of(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
