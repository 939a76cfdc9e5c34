package dev.holter.internal.asl.jsonata;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts in URLs, as ECMAScript defines encodeURI and its like; Java knows forms of web pages only.
 */
final class Urls {
  private static final String UNRESERVED = "-_.!~*'()";
  private static final String RESERVED = ";/?:@&=+$,#";

  private Urls() {}

  static @Nullable Object encode(String function, List<?> arguments) {
    return arguments.get(0) instanceof String text
        ? encoded(function, text, UNRESERVED + RESERVED)
        : null;
  }

  static @Nullable Object encodeComponent(String function, List<?> arguments) {
    return arguments.get(0) instanceof String text ? encoded(function, text, UNRESERVED) : null;
  }

  static @Nullable Object decode(String function, List<?> arguments) {
    return arguments.get(0) instanceof String text ? decoded(function, text, RESERVED) : null;
  }

  static @Nullable Object decodeComponent(String function, List<?> arguments) {
    return arguments.get(0) instanceof String text ? decoded(function, text, "") : null;
  }

  private static String encoded(String function, String text, String kept) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      StringBuilder encoded = new StringBuilder();
      while (bytes.hasRemaining()) {
        int next = bytes.get() & 0xff;
        if (next < 0x80 && (Character.isLetterOrDigit(next) || kept.indexOf(next) >= 0)) {
          encoded.append((char) next);
        } else {
          encoded.append(String.format(java.util.Locale.ROOT, "%%%02X", next));
        }
      }
      return encoded.toString();
    } catch (CharacterCodingException e) {
      throw JsonataErrors.malformedUrl(function, text);
    }
  }

  private static String decoded(String function, String text, String kept) {
    StringBuilder decoded = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '%') {
        decoded.append(text.charAt(at++));
        continue;
      }
      // Escapes that stand together are decoded together, since one character may take several.
      int end = at;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      while (end < text.length() && text.charAt(end) == '%') {
        bytes.write(octet(function, text, end));
        end += 3;
      }
      append(decoded, bytes.toByteArray(), kept, function, text);
      at = end;
    }
    return decoded.toString();
  }

  private static int octet(String function, String text, int at) {
    int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(text.charAt(at + 2), 16);
    if (low < 0) {
      throw JsonataErrors.malformedUrl(function, text);
    }
    return high * 16 + low;
  }

  private static void append(
      StringBuilder decoded, byte[] bytes, String kept, String function, String text) {
    try {
      String characters =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      for (int i = 0; i < characters.length(); i++) {
        char next = characters.charAt(i);
        if (kept.indexOf(next) >= 0) {
          decoded.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) next));
        } else {
          decoded.append(next);
        }
      }
    } catch (CharacterCodingException e) {
      throw JsonataErrors.malformedUrl(function, text);
    }
  }
}
