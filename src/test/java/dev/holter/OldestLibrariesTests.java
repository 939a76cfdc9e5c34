package dev.holter;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.SfnClient;

class OldestLibrariesTests {

  @Test
  void a_library_that_is_too_old_is_named_with_where_it_is() {
    OldestLibraries.Floor floor =
        new OldestLibraries.Floor(
            "the AWS SDK for Java",
            "9.9.9",
            SfnClient.class.getName(),
            "software.amazon.awssdk.services.sfn.model.Later",
            "software.amazon.awssdk:bom");

    assertThatThrownBy(floor::require)
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "Holter needs the AWS SDK for Java from version [9.9.9] on, and the class path has ["
                + SfnClient.class.getProtectionDomain().getCodeSource().getLocation()
                + "]: raise the version of software.amazon.awssdk:bom");
  }

  @Test
  void a_library_that_is_not_there_is_too() {
    OldestLibraries.Floor floor =
        new OldestLibraries.Floor("Nothing", "1.0", "no.such.Type", "no.such.Type", "no:such");

    assertThatThrownBy(floor::require)
        .hasMessage(
            "Holter needs Nothing from version [1.0] on, and the class path has [none]: raise the"
                + " version of no:such");
  }

  @Test
  void a_byte_buddy_that_does_not_know_the_classes_of_the_jdk_is_named() throws IOException {
    byte[] classOfTomorrow;
    try (InputStream file = Object.class.getResourceAsStream("Object.class")) {
      classOfTomorrow = Objects.requireNonNull(file).readAllBytes();
    }
    classOfTomorrow[7] = 120;

    assertThatThrownBy(() -> OldestLibraries.requireReadable(classOfTomorrow))
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "Holter's agent needs a Byte Buddy that knows Java ["
                + Runtime.version().feature()
                + "], and the class path has ["
                + OpenedClassReader.class.getProtectionDomain().getCodeSource().getLocation()
                + "]: raise the version of net.bytebuddy:byte-buddy and"
                + " net.bytebuddy:byte-buddy-agent, or set agent = false and let workers wait with"
                + " what the clock hands out")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void those_of_this_build_will_do() {
    assertThatNoException().isThrownBy(OldestLibraries::require);
    assertThatNoException().isThrownBy(OldestLibraries::requireByteBuddy);
  }
}
