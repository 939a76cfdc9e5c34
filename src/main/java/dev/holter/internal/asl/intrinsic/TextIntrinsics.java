package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.StringTokenizer;

/** Functions that make texts or take them apart. */
final class TextIntrinsics {

  private TextIntrinsics() {}

  static JsonNode format(IntrinsicArguments arguments) {
    List<String> texts = arguments.all().stream().map(JavaValues::text).toList();
    FormatTemplate template = FormatTemplate.parse(texts.get(0));
    return TextNode.valueOf(template.fill(texts.subList(1, texts.size())));
  }

  // Each character of the second text is a separator, and two separators in a row give no empty
  // part.
  static JsonNode split(IntrinsicArguments arguments) {
    StringTokenizer parts = new StringTokenizer(arguments.text(0), arguments.text(1));
    ArrayNode split = JsonNodeFactory.instance.arrayNode();
    while (parts.hasMoreTokens()) {
      split.add(parts.nextToken());
    }
    return split;
  }

  static JsonNode uuid(IntrinsicArguments arguments) {
    return TextNode.valueOf(arguments.randomness().uuid());
  }
}
