package dev.holter.internal.service;

import dev.holter.internal.service.core.ServiceErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;

/** With whose key something is encrypted. Nothing is; requests and answers say it all the same. */
final class Encryption {
  private static final EncryptionConfiguration AWS_OWNED_KEY =
      EncryptionConfiguration.builder().type(EncryptionType.AWS_OWNED_KEY).build();

  private Encryption() {}

  /** Returns the configuration of a request, or that of AWS if it has none. */
  static EncryptionConfiguration orOwnedKey(@Nullable EncryptionConfiguration given) {
    return given == null ? AWS_OWNED_KEY : given;
  }

  /** Refuses a customer's key that is not named, as AWS documents it. */
  static void require(@Nullable EncryptionConfiguration given) {
    if (given != null
        && given.type() == EncryptionType.CUSTOMER_MANAGED_KMS_KEY
        && given.kmsKeyId() == null) {
      throw ServiceErrors.invalidEncryptionConfiguration(
          "kmsKeyId must be specified with CUSTOMER_MANAGED_KMS_KEY");
    }
  }
}
