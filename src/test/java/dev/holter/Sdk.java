package dev.holter;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import software.amazon.awssdk.core.util.VersionInfo;

/** What the version of the SDK that runs cannot do. */
public final class Sdk {
  private Sdk() {}

  /**
   * In an old SDK the client's own resolver of endpoints has the last word: the call is refused.
   */
  public static void assumeThatDefaultClientsFollow() {
    assumeFalse(
        version().startsWith("2.39."),
        "clients of this SDK do not follow to the test that runs now");
  }

  /** The constant's value would be that of the version that the tests were compiled with. */
  private static String version() {
    try {
      return (String) VersionInfo.class.getField("SDK_VERSION").get(null);
    } catch (ReflectiveOperationException absent) {
      throw new LinkageError("the SDK does not tell its version", absent);
    }
  }
}
