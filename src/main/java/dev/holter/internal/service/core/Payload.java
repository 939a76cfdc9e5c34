package dev.holter.internal.service.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * JSON that travels between states: as text, as a tree, or as both once somebody asked.
 *
 * <p>Text that nobody changes stays as it was given, spaces included. Guarded by the service's
 * lock; its text may be asked for without it, and at worst is written twice.
 */
@SuppressWarnings("ReferenceEquality") // whether a tree was touched shows in its identity
public final class Payload {
  /** The quota on inputs and outputs, in bytes of UTF-8, inclusive. */
  public static final int LIMIT = 262_144;

  private @Nullable String text;
  private @Nullable JsonNode tree;

  private Payload(@Nullable String text, @Nullable JsonNode tree) {
    this.text = text;
    this.tree = tree;
  }

  public static Payload of(String text) {
    return new Payload(text, null);
  }

  public static Payload of(JsonNode tree) {
    return new Payload(null, tree);
  }

  /**
   * Returns this payload if the tree is its own, so that a text which nobody changed stays as it
   * was.
   */
  public Payload or(JsonNode result) {
    return result == tree ? this : of(result);
  }

  /**
   * Returns whichever of this payload and the other has the result as its own tree, or else a new
   * payload.
   */
  public Payload orIf(JsonNode result, Payload other) {
    return result == tree ? this : other.or(result);
  }

  public String text() {
    String known = text;
    if (known == null) {
      known = Json.write(Objects.requireNonNull(tree));
      text = known;
    }
    return known;
  }

  public JsonNode tree() {
    JsonNode known = tree;
    if (known == null) {
      known = Json.parse(Objects.requireNonNull(text));
      tree = known;
    }
    return known;
  }

  public boolean fits() {
    try {
      return fits(text(), LIMIT);
    } catch (StateFailure failure) {
      if (failure.error().equals(Quotas.DATA_LIMIT)) {
        return false;
      }
      throw failure;
    }
  }

  /** Whether a text fits into so many bytes of UTF-8. Short texts are not counted. */
  public static boolean fits(String text, int limit) {
    if (text.length() > limit) {
      return false;
    }
    return text.length() <= limit / 3 || utf8Length(text) <= limit;
  }

  private static long utf8Length(String text) {
    return text.codePoints()
        .mapToLong(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
        .sum();
  }
}
