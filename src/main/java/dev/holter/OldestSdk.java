package dev.holter;

import java.security.CodeSource;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Refuses an SDK whose model lacks what the service answers, before a test stumbles over it. */
final class OldestSdk {
  private static final String VERSION = "2.39.0";

  /** Came with that version, as the last of what is needed. */
  private static final String NEWEST = "software.amazon.awssdk.services.sfn.model.MockInput";

  private OldestSdk() {}

  static void require() {
    require(NEWEST);
  }

  static void require(String type) {
    try {
      Class.forName(type, false, SfnClient.class.getClassLoader());
    } catch (ClassNotFoundException older) {
      CodeSource source = SfnClient.class.getProtectionDomain().getCodeSource();
      throw new ExtensionConfigurationException(
          "Holter needs the AWS SDK for Java from version ["
              + VERSION
              + "] on, and the class path has ["
              + (source == null ? SfnClient.class.getName() : source.getLocation())
              + "]: raise the version of software.amazon.awssdk:bom",
          older);
    }
  }
}
