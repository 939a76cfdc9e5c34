package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** What plain scalars mean: the core schema of YAML 1.2. */
final class YamlScalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * The form of a whole number. A text with a leading zero is none: it is an account or a date,
   * which must not lose the zero.
   */
  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]{0,99})");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]{1,99}|[0-9]{1,99}\\.[0-9]{0,99})([eE][-+]?[0-9]{1,3})?");
  private static final Pattern OTHER_BASE = Pattern.compile("0o[0-7]{1,99}|0x[0-9a-fA-F]{1,99}");

  private YamlScalars() {}

  static JsonNode plain(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NODES.nullNode();
      case "true", "True", "TRUE" -> NODES.booleanNode(true);
      case "false", "False", "FALSE" -> NODES.booleanNode(false);
      default -> number(text);
    };
  }

  private static JsonNode number(String text) {
    if (INTEGER.matcher(text).matches()) {
      BigInteger value = new BigInteger(text);
      return value.bitLength() < 32 ? NODES.numberNode(value.intValue()) : NODES.numberNode(value);
    }
    if (DECIMAL.matcher(text).matches()) {
      return NODES.numberNode(new BigDecimal(text));
    }
    if (OTHER_BASE.matcher(text).matches()) {
      return NODES.numberNode(new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
    }
    return NODES.textNode(text);
  }

  static JsonNode standard(String tag, JsonNode value) {
    if (!value.isTextual() || tag.endsWith(":str")) {
      return value;
    }
    return plain(value.textValue());
  }
}
