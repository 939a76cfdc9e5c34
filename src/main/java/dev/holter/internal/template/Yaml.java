package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML as JSON, with CloudFormation's short tags in their long form and within limits.
 *
 * <p>Built from events instead of objects: tags that nobody has declared come through, and what an
 * alias repeats is counted before it is repeated.
 */
final class Yaml {
  private static final int MOST_CHARACTERS = 10_000_000;
  private static final int MOST_NODES = 200_000;
  private static final int DEEPEST = 200;

  private final String file;
  private final Placeholders.Syntax placeholders;
  private final Iterator<Event> events;
  private final Map<Anchor, JsonNode> anchors = new HashMap<>();
  private final Map<Anchor, Integer> sizes = new HashMap<>();
  private int nodes;
  private int depth;

  private Yaml(String file, Placeholders.Syntax placeholders, Iterator<Event> events) {
    this.file = file;
    this.placeholders = placeholders;
    this.events = events;
  }

  static JsonNode parse(String file, String text, Placeholders.Syntax placeholders) {
    if (text.length() > MOST_CHARACTERS) {
      throw new TemplateError(
          "["
              + file
              + "] has more than "
              + MOST_CHARACTERS
              + " characters: name the file that holds the state machine alone");
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      return new Yaml(file, placeholders, new Parse(settings).parseString(text).iterator())
          .document();
    } catch (YamlEngineException broken) {
      throw new TemplateError(
          "["
              + file
              + "] is not YAML: "
              + String.valueOf(broken.getMessage()).strip()
              + "\nCorrect the file at that place");
    } catch (StackOverflowError deep) {
      throw tooDeep(file);
    }
  }

  private static TemplateError tooDeep(String file) {
    return new TemplateError(
        "[" + file + "] is nested more than " + DEEPEST + " levels deep: make it flatter");
  }

  private JsonNode document() {
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        JsonNode root = node(events.next());
        while (events.hasNext()) {
          Event next = events.next();
          if (next instanceof DocumentStartEvent) {
            throw at(next, "a second document begins", "keep one document in a file");
          }
        }
        return root;
      }
    }
    return JsonNodeFactory.instance.missingNode();
  }

  private JsonNode node(Event event) {
    count(1, event);
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    int before = nodes;
    Optional<Anchor> anchor;
    JsonNode node;
    if (event instanceof ScalarEvent scalar) {
      anchor = scalar.getAnchor();
      node = tagged(scalar.getTag().orElse(null), scalar(scalar), event);
    } else if (++depth > DEEPEST) {
      throw tooDeep(file);
    } else if (event instanceof SequenceStartEvent sequence) {
      anchor = sequence.getAnchor();
      node = tagged(sequence.getTag().orElse(null), sequence(), event);
      depth--;
    } else {
      MappingStartEvent mapping = (MappingStartEvent) event;
      anchor = mapping.getAnchor();
      node = tagged(mapping.getTag().orElse(null), mapping(), event);
      depth--;
    }
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), node);
      sizes.put(anchor.get(), nodes - before);
    }
    return node;
  }

  private void count(int more, Event event) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw at(
          event,
          "the document grows beyond " + MOST_NODES + " nodes",
          "repeat less with aliases (*name)");
    }
  }

  private JsonNode alias(AliasEvent alias) {
    JsonNode known = anchors.get(alias.getAlias());
    if (known == null) {
      throw at(
          alias,
          "*" + alias.getAlias() + " refers to nothing that is complete",
          "define &" + alias.getAlias() + " before it, and not around it");
    }
    count(sizes.getOrDefault(alias.getAlias(), 0), alias);
    return known.deepCopy();
  }

  private ArrayNode sequence() {
    ArrayNode array = Json.array();
    for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      array.add(node(next));
    }
    return array;
  }

  private ObjectNode mapping() {
    ObjectNode object = Json.object();
    ObjectNode merged = Json.object();
    for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      if (!(next instanceof ScalarEvent key)) {
        throw at(next, "a key is no text", "write keys as plain texts");
      }
      count(1, next);
      JsonNode value = node(events.next());
      if (key.getValue().equals("<<") && key.isPlain()) {
        merge(value, merged);
      } else if (object.has(key.getValue())) {
        throw at(next, "[" + key.getValue() + "] is there twice", "take one of them out");
      } else {
        object.set(key.getValue(), value);
      }
    }
    merged.properties().forEach(member -> object.putIfAbsent(member.getKey(), member.getValue()));
    return object;
  }

  private static void merge(JsonNode value, ObjectNode into) {
    if (value.isArray()) {
      value.forEach(each -> merge(each, into));
    } else {
      value.properties().forEach(member -> into.putIfAbsent(member.getKey(), member.getValue()));
    }
  }

  private JsonNode scalar(ScalarEvent scalar) {
    if (scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getTag().isPresent()) {
      return JsonNodeFactory.instance.textNode(scalar.getValue());
    }
    return placeholders.isBare(scalar.getValue())
        ? JsonNodeFactory.instance.textNode(Placeholders.BARE + scalar.getValue())
        : YamlScalars.plain(scalar.getValue());
  }

  /**
   * Returns the long form of a short tag: {@code !Sub x} stands for {@code Fn::Sub: x}, and {@code
   * !GetAtt a.b} for a list of two.
   */
  private JsonNode tagged(@Nullable String tag, JsonNode value, Event event) {
    if (tag == null || tag.equals("!")) {
      return value;
    }
    if (tag.startsWith("tag:yaml.org,2002:")) {
      return YamlScalars.standard(tag, value);
    }
    String name = tag.substring(1);
    if (name.equals("Ref") || name.equals("Condition")) {
      return Json.object().set(name, value);
    }
    if (!CloudFormationFunctions.knows("Fn::" + name)) {
      throw at(
          event,
          "the tag " + tag + " is unknown",
          "use one of "
              + CloudFormationFunctions.known()
              + ", or put what it stands for into the file before the test");
    }
    return Json.object().set("Fn::" + name, value);
  }

  private TemplateError at(Event event, String problem, String remedy) {
    return new TemplateError(
        "["
            + file
            + "]"
            + event.getStartMark().map(Yaml::line).orElse("")
            + ": "
            + problem
            + ": "
            + remedy);
  }

  private static String line(Mark mark) {
    return " line " + (mark.getLine() + 1);
  }
}
