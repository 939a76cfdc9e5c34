package dev.holter.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads a JSON body into any SDK model builder, by the fields that the model declares. */
final class PojoReader {

  private final JsonFactory json = new JsonFactoryBuilder().build();

  /** Fills the builder; unknown members and nulls are ignored, as the service ignores them. */
  void read(byte[] body, SdkPojo builder) throws UnreadableRequestException {
    if (body.length == 0) {
      return;
    }
    try (JsonParser parser = json.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableRequestException(null);
      }
      readObject(parser, builder);
      if (parser.nextToken() != null) {
        throw new UnreadableRequestException(null);
      }
    } catch (IOException e) {
      // All bytes have been read, so that the error is in the bytes themselves, such as in their
      // encoding.
      throw new UnreadableRequestException(null);
    }
  }

  private void readObject(JsonParser parser, SdkPojo builder)
      throws IOException, UnreadableRequestException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      SdkField<?> field = field(builder, parser.currentName());
      JsonToken token = parser.nextToken();
      if (field == null) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        field.set(builder, readValue(parser, field));
      }
    }
  }

  /**
   * Finds a field by going through all of them. Requests have few, and only newer versions of the
   * SDK offer a map.
   */
  private static @Nullable SdkField<?> field(SdkPojo builder, String name) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (field.locationName().equals(name)) {
        return field;
      }
    }
    return null;
  }

  private Object readValue(JsonParser parser, SdkField<?> field)
      throws IOException, UnreadableRequestException {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> Scalars.string(parser);
      case INTEGER -> Scalars.integer(parser);
      case LONG -> Scalars.longNumber(parser);
      case SHORT -> (short) Scalars.integer(parser);
      case BYTE -> (byte) Scalars.integer(parser);
      case FLOAT -> (float) Scalars.doubleNumber(parser);
      case DOUBLE -> Scalars.doubleNumber(parser);
      case BIG_DECIMAL -> Scalars.decimal(parser);
      case BOOLEAN -> Scalars.bool(parser);
      case INSTANT -> Scalars.instant(parser);
      case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(parser.getBinaryValue());
      case SDK_POJO -> readPojo(parser, field);
      case LIST -> readList(parser, field);
      case MAP -> readMap(parser, field);
      default ->
          throw new IllegalStateException(
              "No rule to read a member of type [" + field.marshallingType() + "]");
    };
  }

  private Object readPojo(JsonParser parser, SdkField<?> field)
      throws IOException, UnreadableRequestException {
    Scalars.expect(parser, JsonToken.START_OBJECT, "Expected null");
    SdkPojo nested = field.constructor().get();
    readObject(parser, nested);
    return ((Buildable) nested).build();
  }

  private List<Object> readList(JsonParser parser, SdkField<?> field)
      throws IOException, UnreadableRequestException {
    Scalars.expect(parser, JsonToken.START_ARRAY, "Expected list or null");
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      // AWS drops the null elements of lists.
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        values.add(readValue(parser, member));
      }
    }
    return values;
  }

  private Map<String, Object> readMap(JsonParser parser, SdkField<?> field)
      throws IOException, UnreadableRequestException {
    Scalars.expect(parser, JsonToken.START_OBJECT, "Expected map or null");
    SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        values.put(key, readValue(parser, member));
      }
    }
    return values;
  }
}
