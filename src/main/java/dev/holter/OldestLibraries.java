package dev.holter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.CodeSource;
import java.util.List;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Refuses a library that is too old, before a test stumbles over what it lacks: a build's own
 * platform may pin another version than Holter asks for.
 */
final class OldestLibraries {

  /**
   * A library, the oldest version that will do, and how to see which one is there.
   *
   * @param name what messages call it
   * @param version the oldest that will do
   * @param anchor a class that every version has
   * @param newest a class that came with the oldest version that will do
   * @param coordinates what to raise
   */
  record Floor(String name, String version, String anchor, String newest, String coordinates) {

    void require() {
      ClassLoader loader = OldestLibraries.class.getClassLoader();
      try {
        Class.forName(newest, false, loader);
      } catch (ClassNotFoundException older) {
        throw new ExtensionConfigurationException(
            "Holter needs "
                + name
                + " from version ["
                + version
                + "] on, and the class path has ["
                + location(anchor, loader)
                + "]: raise the version of "
                + coordinates,
            older);
      }
    }
  }

  private static final List<Floor> FLOORS =
      List.of(
          new Floor(
              "the AWS SDK for Java",
              "2.39.0",
              "software.amazon.awssdk.services.sfn.SfnClient",
              "software.amazon.awssdk.services.sfn.model.MockInput",
              "software.amazon.awssdk:bom"),
          new Floor(
              "WireMock",
              "3.6.0",
              "com.github.tomakehurst.wiremock.WireMockServer",
              "com.github.tomakehurst.wiremock.store.ObjectStore",
              "org.wiremock:wiremock-standalone"),
          new Floor(
              "Jackson",
              "2.15.0",
              "com.fasterxml.jackson.core.JsonFactory",
              "com.fasterxml.jackson.core.exc.StreamConstraintsException",
              "com.fasterxml.jackson:jackson-bom"),
          new Floor(
              "Jayway JsonPath",
              "2.0.0",
              "com.jayway.jsonpath.JsonPath",
              "com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider",
              "com.jayway.jsonpath:json-path"));

  private OldestLibraries() {}

  static void require() {
    FLOORS.forEach(Floor::require);
  }

  /**
   * Refuses a Byte Buddy that cannot read the classes of this JDK, which the agent rewrites. Which
   * version is the oldest that can depends on the JDK.
   */
  static void requireByteBuddy() {
    try (InputStream file = Object.class.getResourceAsStream("Object.class")) {
      if (file != null) {
        requireReadable(file.readAllBytes());
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("A class of the JDK cannot be read", broken);
    }
  }

  static void requireReadable(byte[] classOfJdk) {
    try {
      OpenedClassReader.of(classOfJdk);
    } catch (IllegalArgumentException unknown) {
      throw new ExtensionConfigurationException(
          "Holter's agent needs a Byte Buddy that knows Java ["
              + Runtime.version().feature()
              + "], and the class path has ["
              + location(OpenedClassReader.class.getName(), OldestLibraries.class.getClassLoader())
              + "]: raise the version of net.bytebuddy:byte-buddy and"
              + " net.bytebuddy:byte-buddy-agent, or set agent = false and let workers wait with"
              + " what the clock hands out",
          unknown);
    }
  }

  private static String location(String type, ClassLoader loader) {
    try {
      CodeSource source = Class.forName(type, false, loader).getProtectionDomain().getCodeSource();
      return source == null ? type : source.getLocation().toString();
    } catch (ClassNotFoundException none) {
      return "none";
    }
  }
}
