package dev.holter.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes any SDK model object as JSON, by the fields that the model declares. */
final class PojoWriter {

  private final JsonFactory json = new JsonFactoryBuilder().build();

  /** Writes the object; absent members are omitted keys. */
  byte[] write(SdkPojo pojo) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    try (JsonGenerator generator = json.createGenerator(out)) {
      writePojo(generator, pojo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  byte[] write(WireError error) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringField("__type", error.code());
      if (error.message() != null) {
        generator.writeStringField("message", error.message());
      }
      for (Map.Entry<String, String> member : error.members().entrySet()) {
        generator.writeStringField(member.getKey(), member.getValue());
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void writePojo(JsonGenerator generator, SdkPojo pojo) throws IOException {
    generator.writeStartObject();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (isPresent(value)) {
        generator.writeFieldName(field.locationName());
        writeValue(generator, field, value);
      }
    }
    generator.writeEndObject();
  }

  private static boolean isPresent(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private void writeValue(JsonGenerator generator, SdkField<?> field, @Nullable Object value)
      throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String string) {
      generator.writeString(string);
    } else if (value instanceof Boolean bool) {
      generator.writeBoolean(bool);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.toString());
    } else if (value instanceof Instant instant) {
      generator.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    } else if (value instanceof SdkBytes bytes) {
      generator.writeBinary(bytes.asByteArrayUnsafe());
    } else if (value instanceof SdkPojo pojo) {
      writePojo(generator, pojo);
    } else if (value instanceof List<?> list) {
      writeList(generator, field.getRequiredTrait(ListTrait.class).memberFieldInfo(), list);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(generator, field.getRequiredTrait(MapTrait.class).valueFieldInfo(), map);
    } else {
      throw new IllegalStateException(
          "No rule to write a member of type [" + field.marshallingType() + "]");
    }
  }

  private void writeList(JsonGenerator generator, SdkField<?> member, List<?> list)
      throws IOException {
    generator.writeStartArray();
    for (Object value : list) {
      writeValue(generator, member, value);
    }
    generator.writeEndArray();
  }

  private void writeMap(JsonGenerator generator, SdkField<?> member, Map<?, ?> map)
      throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeFieldName((String) entry.getKey());
      writeValue(generator, member, entry.getValue());
    }
    generator.writeEndObject();
  }
}
