package dev.holter.internal.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Sets every member of an SDK model object, so that a round trip misses none. */
final class FilledPojo {

  private FilledPojo() {}

  static Object of(SdkPojo builder) {
    int n = 0;
    for (SdkField<?> field : builder.sdkFields()) {
      field.set(builder, value(field, ++n));
    }
    return ((Buildable) builder).build();
  }

  private static Object value(SdkField<?> field, int n) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> "text \"" + n + "\" ü \n of " + field.memberName();
      case INTEGER -> n;
      case LONG -> 5_000_000_000L + n;
      case DOUBLE -> n + 0.5;
      case FLOAT -> n + 0.25f;
      case BIG_DECIMAL -> BigDecimal.valueOf(n, 2);
      case BOOLEAN -> n % 2 == 0;
      case INSTANT -> Instant.parse("2024-02-29T23:59:59.007Z").plusMillis(n);
      case SDK_BYTES -> SdkBytes.fromUtf8String("bytes " + n);
      case SDK_POJO -> of(field.constructor().get());
      case LIST -> {
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        yield List.of(value(member, n), value(member, n + 1));
      }
      case MAP -> Map.of("k", value(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), n));
      default -> throw new IllegalStateException(field.memberName());
    };
  }
}
