package dev.holter.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** Reads single values, and refuses values of another kind in AWS's words. */
final class Scalars {

  private static final String STRUCTURE = "Start of structure or map found where not expected.";
  private static final String LIST = "Start of list found where not expected";

  private Scalars() {}

  static String string(JsonParser parser) throws IOException, UnreadableRequestException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw mismatch(parser, "a String");
    }
    return parser.getText();
  }

  static int integer(JsonParser parser) throws IOException, UnreadableRequestException {
    number(parser, "an Integer");
    return parser.getIntValue();
  }

  static long longNumber(JsonParser parser) throws IOException, UnreadableRequestException {
    number(parser, "a Long");
    return parser.getLongValue();
  }

  static double doubleNumber(JsonParser parser) throws IOException, UnreadableRequestException {
    number(parser, "a Double");
    return parser.getDoubleValue();
  }

  static BigDecimal decimal(JsonParser parser) throws IOException, UnreadableRequestException {
    number(parser, "a BigDecimal");
    return parser.getDecimalValue();
  }

  static boolean bool(JsonParser parser) throws IOException, UnreadableRequestException {
    if (!parser.currentToken().isBoolean()) {
      throw mismatch(parser, "a Boolean");
    }
    return parser.getBooleanValue();
  }

  static Instant instant(JsonParser parser) throws IOException, UnreadableRequestException {
    number(parser, "a Timestamp");
    return Instant.ofEpochMilli(parser.getDecimalValue().movePointRight(3).longValue());
  }

  static void expect(JsonParser parser, JsonToken token, String otherwise)
      throws UnreadableRequestException {
    JsonToken found = parser.currentToken();
    if (found == token) {
      return;
    }
    throw new UnreadableRequestException(
        switch (found) {
          case START_OBJECT -> STRUCTURE;
          case START_ARRAY -> LIST;
          default -> otherwise;
        });
  }

  private static void number(JsonParser parser, String wanted) throws UnreadableRequestException {
    if (!parser.currentToken().isNumeric()) {
      throw mismatch(parser, wanted);
    }
  }

  private static UnreadableRequestException mismatch(JsonParser parser, String wanted) {
    return new UnreadableRequestException(
        switch (parser.currentToken()) {
          case START_OBJECT -> STRUCTURE;
          case START_ARRAY -> LIST;
          case VALUE_STRING -> "STRING_VALUE can not be converted to " + wanted;
          case VALUE_TRUE -> "TRUE_VALUE can not be converted to " + wanted;
          case VALUE_FALSE -> "FALSE_VALUE can not be converted to " + wanted;
          default -> "NUMBER_VALUE can not be converted to " + wanted;
        });
  }
}
