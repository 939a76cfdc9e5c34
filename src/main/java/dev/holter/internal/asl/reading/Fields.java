package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object of a definition and reports what is wrong with them. A wrong field
 * reads as absent: the definition is refused in the end, so nobody sees the difference.
 */
public final class Fields {

  private final ObjectNode node;
  private final String location;
  private final Owner owner;
  private final Diagnostics diagnostics;

  /** The state that an object belongs to: its name, where it stands, and its language. */
  private record Owner(String state, String location, QueryLanguage language) {}

  public Fields(ObjectNode node, String location, String state, Diagnostics diagnostics) {
    this(node, location, new Owner(state, location, QueryLanguage.JSONPATH), diagnostics);
  }

  private Fields(ObjectNode node, String location, Owner owner, Diagnostics diagnostics) {
    this.node = node;
    this.location = location;
    this.owner = owner;
    this.diagnostics = diagnostics;
  }

  /** Returns the same fields, read in a language. */
  public Fields in(QueryLanguage language) {
    return new Fields(
        node, location, new Owner(owner.state, owner.location, language), diagnostics);
  }

  public QueryLanguage language() {
    return owner.language;
  }

  public String state() {
    return owner.state;
  }

  /** Returns where a field stands in its state, such as {@code Choices[0]/Condition}. */
  public String place(String field) {
    String object = location.substring(owner.location.length());
    return object.isEmpty() ? field : object.substring(1) + "/" + field;
  }

  /** Returns where the object stands in the definition; empty for the definition itself. */
  public String location() {
    return location;
  }

  public boolean has(String field) {
    return node.has(field);
  }

  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public boolean isNull(String field) {
    return has(field) && node.get(field).isNull();
  }

  /** Notes a finding about this object as a whole, as {@code SCHEMA_VALIDATION_FAILED}. */
  public void reportHere(String message) {
    diagnostics.schema(message, location.isEmpty() ? "/" : location);
  }

  /** Notes a finding about this object as a whole. */
  public void reportHere(String code, String message) {
    diagnostics.add(code, message, location);
  }

  /** Notes a finding about one field of this object, as {@code SCHEMA_VALIDATION_FAILED}. */
  public void report(String message, String field) {
    diagnostics.schema(message, location + "/" + field);
  }

  /** Notes a finding about one field of this object. */
  public void report(String code, String message, String field) {
    diagnostics.add(code, message, location + "/" + field);
  }

  public void allow(Set<String> fields) {
    for (String field : names()) {
      if (!fields.contains(field)) {
        reportHere(Wording.unsupported(field));
      }
    }
  }

  /** Allows some fields in either language and others in one of them. */
  public void allow(Set<String> fields, Set<String> inJsonPath, Set<String> inJsonata) {
    boolean jsonata = language() == QueryLanguage.JSONATA;
    Set<String> allowed = new HashSet<>(fields);
    allowed.addAll(jsonata ? inJsonata : inJsonPath);
    for (String field : names()) {
      if ((jsonata ? inJsonPath : inJsonata).contains(field) && allowed.add(field)) {
        // That a state goes back to the other language is all that the service says of it.
        if (!QueryLanguage.isDowngraded(node, language())) {
          reportHere(Wording.ofOtherLanguage(field, language()));
        }
      }
    }
    allow(allowed);
  }

  public void require(String... fields) {
    List<String> missing = Arrays.stream(fields).filter(field -> !has(field)).toList();
    if (!missing.isEmpty()) {
      reportHere(Wording.required(missing));
    }
  }

  public void atMostOne(String... fields) {
    if (Arrays.stream(fields).filter(this::has).count() > 1) {
      reportHere(Wording.onlyOne(List.of(fields)));
    }
  }

  public void exactlyOne(String... fields) {
    atMostOne(fields);
    if (Arrays.stream(fields).noneMatch(this::has)) {
      reportHere(Wording.exactlyOne(List.of(fields)));
    }
  }

  public @Nullable JsonNode raw(String field) {
    return node.get(field);
  }

  public @Nullable String text(String field) {
    return typed(field, "String", JsonNode::isTextual, JsonNode::asText);
  }

  public boolean flag(String field) {
    return Boolean.TRUE.equals(typed(field, "Boolean", JsonNode::isBoolean, JsonNode::asBoolean));
  }

  public @Nullable Long integer(String field, long minimum, long maximum) {
    BigDecimal value = typed(field, "Integer", JsonNode::isIntegralNumber, JsonNode::decimalValue);
    BigDecimal inRange =
        within(field, value, BigDecimal.valueOf(minimum), BigDecimal.valueOf(maximum));
    return inRange == null ? null : inRange.longValueExact();
  }

  /** Returns a number. Measured: the service shows the bounds of those with a fraction. */
  public @Nullable BigDecimal number(
      String field, BigDecimal minimum, @Nullable BigDecimal maximum) {
    BigDecimal value = typed(field, "Number", JsonNode::isNumber, JsonNode::decimalValue);
    BigDecimal shownMaximum = maximum == null ? null : maximum.setScale(1);
    return within(field, value, minimum.setScale(1), shownMaximum);
  }

  private @Nullable BigDecimal within(
      String field, @Nullable BigDecimal value, BigDecimal minimum, @Nullable BigDecimal maximum) {
    if (value == null) {
      return null;
    }
    if (value.compareTo(minimum) < 0) {
      report(Wording.minimum(minimum.toPlainString()), field);
      return null;
    }
    if (maximum != null && value.compareTo(maximum) > 0) {
      report(Wording.maximum(maximum.toPlainString()), field);
      return null;
    }
    return value;
  }

  /** Returns a reader for each object of an array field; elements that are none are reported. */
  public List<Fields> objects(String field) {
    JsonNode array = array(field);
    return array == null ? List.of() : ObjectList.read(array, field, this, diagnostics);
  }

  /** Returns the same for an array that must have elements. */
  public List<Fields> someObjects(String field) {
    JsonNode array = node.path(field);
    if (array.isArray() && array.isEmpty()) {
      report(Wording.EMPTY, field);
    }
    return objects(field);
  }

  public @Nullable JsonNode value(String field, String type, Predicate<JsonNode> test) {
    return typed(field, type, test, Function.identity());
  }

  public @Nullable JsonNode array(String field) {
    return value(field, "Array", JsonNode::isArray);
  }

  public @Nullable String oneOf(String field, List<String> values) {
    // Of these fields the service names the type in a way of its own.
    String value = typed(field, "[STRING]", JsonNode::isTextual, JsonNode::asText);
    if (value != null && !values.contains(value)) {
      report(Wording.oneOf(values), field);
      return null;
    }
    return value;
  }

  public @Nullable Fields object(String field) {
    JsonNode child = value(field, "Object", JsonNode::isObject);
    return child == null ? null : inner((ObjectNode) child, "/" + field);
  }

  /** Returns a reader for an object of the same state. */
  public Fields inner(ObjectNode child, String place) {
    return new Fields(child, location + place, owner, diagnostics);
  }

  /** Returns a reader for a state. */
  public @Nullable Fields state(String name) {
    JsonNode child = value(name, "Object", JsonNode::isObject);
    return child == null
        ? null
        : new Fields((ObjectNode) child, location + "/" + name, name, diagnostics);
  }

  private <T> @Nullable T typed(
      String field, String type, Predicate<JsonNode> test, Function<JsonNode, T> read) {
    JsonNode value = node.get(field);
    if (value == null) {
      return null;
    }
    if (!test.test(value)) {
      report(Wording.expectedType(type), field);
      return null;
    }
    return read.apply(value);
  }
}
