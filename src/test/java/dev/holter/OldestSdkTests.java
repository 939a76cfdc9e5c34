package dev.holter;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.SfnClient;

class OldestSdkTests {

  @Test
  void an_sdk_that_is_too_old_is_named() {
    assertThatThrownBy(() -> OldestSdk.require("software.amazon.awssdk.services.sfn.model.Later"))
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "Holter needs the AWS SDK for Java from version [2.39.0] on, and the class path has ["
                + SfnClient.class.getProtectionDomain().getCodeSource().getLocation()
                + "]: raise the version of software.amazon.awssdk:bom");
  }

  @Test
  void this_one_is_not() {
    assertThatNoException().isThrownBy(OldestSdk::require);
  }
}
