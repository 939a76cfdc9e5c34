package dev.holter.internal.asl.intrinsic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/** Functions that encode and hash texts of limited length. */
final class EncodingIntrinsics {

  private static final int LONGEST_TEXT = 10_000;
  private static final Set<String> ALGORITHMS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private EncodingIntrinsics() {}

  static JsonNode encode(IntrinsicArguments arguments) {
    byte[] bytes = shortEnough(arguments, arguments.text(0)).getBytes(UTF_8);
    return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
  }

  // The service decodes what it can: it skips foreign characters, stops at the padding and drops
  // a character that is left over.
  static JsonNode decode(IntrinsicArguments arguments) {
    String text = shortEnough(arguments, arguments.text(0));
    String encoded = text.replaceFirst("(?s)=.*", "").replaceAll("[^A-Za-z0-9+/]", "");
    int whole = encoded.length() % 4 == 1 ? encoded.length() - 1 : encoded.length();
    return TextNode.valueOf(
        new String(Base64.getDecoder().decode(encoded.substring(0, whole)), UTF_8));
  }

  static JsonNode hash(IntrinsicArguments arguments) {
    String text = shortEnough(arguments, JavaValues.text(arguments.any(0)));
    String algorithm = arguments.text(1);
    arguments.require(ALGORITHMS.contains(algorithm));
    try {
      byte[] hash = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return TextNode.valueOf(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks the algorithm [" + algorithm + "]", e);
    }
  }

  private static String shortEnough(IntrinsicArguments arguments, String text) {
    arguments.require(text.length() <= LONGEST_TEXT);
    return text;
  }
}
