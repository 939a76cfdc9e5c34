package dev.holter.internal.service.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/**
 * The bounds of a request's members; every violation is collected, as the service lists them all.
 *
 * <p>The bounds of lengths and ranges are those of the API model.
 */
public final class Constraints {
  private static final int MAX_PAGE = 1000;
  private static final int MAX_PAGE_TOKEN = 1024;
  private static final int MAX_ERROR = 256;
  private static final int MAX_CAUSE = 32_768;
  private static final int MAX_DESCRIPTION = 256;
  private static final int MAX_ARN = 256;
  private static final int MAX_PAYLOAD = 262_144;
  private static final Pattern ALIAS_NAME =
      Pattern.compile("^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
  private static final Pattern CLIENT_TOKEN = Pattern.compile("[!-~]+");
  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
  private static final int MAX_TAG_KEY = 128;
  private static final int MAX_DEFINITION = 1_048_576;

  private final List<String> violations = new ArrayList<>();

  public Constraints required(@Nullable Object value, String field) {
    if (value == null) {
      violations.add(
          "Value null at '" + field + "' failed to satisfy constraint: Member must not be null");
    }
    return this;
  }

  public Constraints length(@Nullable String value, String field, int min, int max) {
    return length(value, field, min, max, false);
  }

  public Constraints arn(@Nullable String value, String field) {
    return required(value, field).optionalArn(value, field);
  }

  /** Checks an ARN that a request may go without. */
  public Constraints optionalArn(@Nullable String value, String field) {
    return length(value, field, 1, MAX_ARN);
  }

  public Constraints longArn(@Nullable String value, String field) {
    return required(value, field).length(value, field, 1, 2000);
  }

  public Constraints name(@Nullable String value, String field) {
    return length(value, field, 1, 80);
  }

  /**
   * The pattern of AWS's recorded message. It keeps the names of aliases apart from the numbers of
   * versions.
   */
  public Constraints aliasName(@Nullable String value, String field) {
    return pattern(value, field, ALIAS_NAME).name(value, field);
  }

  public Constraints clientToken(@Nullable String value) {
    return pattern(value, "clientToken", CLIENT_TOKEN).length(value, "clientToken", 1, 64);
  }

  public Constraints traceHeader(@Nullable String value) {
    return pattern(value, "traceHeader", ASCII).length(value, "traceHeader", 0, 256);
  }

  /** The keys of a list, each of which has the bounds of a tag's key. */
  public Constraints tagKeys(List<String> keys) {
    for (String key : keys) {
      int length = key.codePointCount(0, key.length());
      if (length < 1 || length > MAX_TAG_KEY) {
        violations.add(
            "Value '"
                + keys
                + "' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint:"
                + " [Member must have length less than or equal to 128, Member must have length"
                + " greater than or equal to 1]");
        return this;
      }
    }
    return this;
  }

  private Constraints pattern(@Nullable String value, String field, Pattern pattern) {
    if (value != null && !pattern.matcher(value).matches()) {
      violations.add(
          "Value '"
              + value
              + "' at '"
              + field
              + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
              + pattern);
    }
    return this;
  }

  public Constraints size(int size, String shown, String field, int min, int max) {
    if (size > max) {
      violate(shown, field, "length less than or equal to " + max);
    } else if (size < min) {
      violate(shown, field, "length greater than or equal to " + min);
    }
    return this;
  }

  public Constraints range(@Nullable Integer value, String field, int min, int max) {
    if (value != null && value > max) {
      violate(String.valueOf(value), field, "value less than or equal to " + max);
    }
    if (value != null && value < min) {
      violate(String.valueOf(value), field, "value greater than or equal to " + min);
    }
    return this;
  }

  public Constraints taskToken(@Nullable String value) {
    return required(value, "taskToken").length(value, "taskToken", 1, 2048);
  }

  /** Checks the size of a payload, in bytes of UTF-8. The message does not show its text. */
  public Constraints payload(@Nullable String value, String field) {
    if (value != null && !Payload.fits(value, MAX_PAYLOAD)) {
      tooLong(value, field, MAX_PAYLOAD, true);
    }
    return this;
  }

  /** Checks the name of an error. The message does not show it. */
  public Constraints error(@Nullable String value, String field) {
    return sensitive(value, field, MAX_ERROR);
  }

  /** Checks the cause of an error. The message does not show it. */
  public Constraints cause(@Nullable String value, String field) {
    return sensitive(value, field, MAX_CAUSE);
  }

  /** Checks the description of an alias or a version. The message does not show it. */
  public Constraints description(@Nullable String value, String field) {
    return sensitive(value, field, MAX_DESCRIPTION);
  }

  private Constraints sensitive(@Nullable String value, String field, int max) {
    return length(value, field, 0, max, true);
  }

  public Constraints definition(@Nullable String value) {
    return length(value, "definition", 1, MAX_DEFINITION, true);
  }

  /** Checks which page of a list is asked for, where the list has tokens of the usual length. */
  public Constraints page(@Nullable Integer maxResults, @Nullable String nextToken) {
    return page(maxResults, nextToken, MAX_PAGE_TOKEN);
  }

  public Constraints page(@Nullable Integer maxResults, @Nullable String nextToken, int maxToken) {
    return range(maxResults, "maxResults", 0, MAX_PAGE).length(nextToken, "nextToken", 1, maxToken);
  }

  /** Notes a value that is not in the enum of its member. */
  public Constraints known(
      @Nullable Object parsed, String unknown, @Nullable String raw, String field, String set) {
    if (parsed != null && parsed.toString().equals(unknown)) {
      violations.add(
          "Value '"
              + raw
              + "' at '"
              + field
              + "' failed to satisfy constraint: Member must satisfy enum value set: ["
              + set
              + "]");
    }
    return this;
  }

  /** Checks how much of a state machine's executions is to be logged. */
  public Constraints logging(@Nullable LoggingConfiguration logging) {
    return logging == null
        ? this
        : known(
            logging.level(),
            LogLevel.UNKNOWN_TO_SDK_VERSION.toString(),
            logging.levelAsString(),
            "loggingConfiguration.level",
            "ALL, ERROR, FATAL, OFF");
  }

  public Constraints encryption(@Nullable EncryptionConfiguration encryption) {
    return encryption == null
        ? this
        : required(encryption.typeAsString(), "encryptionConfiguration.type")
            .known(
                encryption.type(),
                EncryptionType.UNKNOWN_TO_SDK_VERSION.toString(),
                encryption.typeAsString(),
                "encryptionConfiguration.type",
                "AWS_OWNED_KEY, CUSTOMER_MANAGED_KMS_KEY")
            .length(encryption.kmsKeyId(), "encryptionConfiguration.kmsKeyId", 1, 2048)
            .range(
                encryption.kmsDataKeyReusePeriodSeconds(),
                "encryptionConfiguration.kmsDataKeyReusePeriodSeconds",
                60,
                900);
  }

  /** Whether an answer is to have inputs, outputs and definitions in it. */
  public Constraints included(@Nullable IncludedData data, @Nullable String raw) {
    return known(
        data,
        IncludedData.UNKNOWN_TO_SDK_VERSION.toString(),
        raw,
        "includedData",
        "ALL_DATA, METADATA_ONLY");
  }

  public Constraints atLeastZero(@Nullable Number value, String field) {
    if (value != null && value.doubleValue() < 0) {
      violate(value.toString(), field, "value greater than or equal to 0");
    }
    return this;
  }

  /**
   * Checks an upper bound. NaN and infinity, as which a number of 40 digits may be read, are above
   * each bound.
   */
  public Constraints percentage(@Nullable Float value, String field) {
    if (value != null && !(value <= 100)) {
      violate(value.toString(), field, "value less than or equal to 100");
    }
    return atLeastZero(value, field);
  }

  private Constraints length(
      @Nullable String value, String field, int min, int max, boolean hidden) {
    if (value == null) {
      return this;
    }
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      tooLong(value, field, max, hidden);
    } else if (length < min) {
      violate(hidden ? null : value, field, "length greater than or equal to " + min);
    }
    return this;
  }

  private void tooLong(String value, String field, int max, boolean hidden) {
    violate(hidden ? null : value, field, "length less than or equal to " + max);
  }

  private void violate(@Nullable String shown, String field, String rule) {
    String value = shown == null ? "Value" : "Value '" + shown + "'";
    violations.add(
        value + " at '" + field + "' failed to satisfy constraint: Member must have " + rule);
  }

  /** Throws one ValidationException for all that was found. */
  public void check() {
    if (violations.isEmpty()) {
      return;
    }
    int count = violations.size();
    throw ServiceErrors.validation(
        count
            + (count == 1 ? " validation error detected: " : " validation errors detected: ")
            + String.join("; ", violations));
  }
}
