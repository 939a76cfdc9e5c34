package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Diagnostics;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.FlowParser;
import dev.holter.internal.asl.state.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Turns the text of a definition into a {@link Definition}, or refuses it. */
final class DefinitionParser {

  private static final Set<String> FIELDS =
      Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

  private final DefinitionScope scope;
  private final Diagnostics diagnostics = new Diagnostics();

  DefinitionParser(DefinitionScope scope) {
    this.scope = scope;
  }

  Definition parse(String text) {
    return withinStack(() -> definition(text));
  }

  private Definition definition(String text) {
    ObjectNode definition = object(text);
    Fields fields = new Fields(definition, "", "", diagnostics);
    fields.allow(FIELDS);
    version(fields);
    FlowParser flows = new FlowParser(scope, QueryLanguage.ofMachine(fields), diagnostics);
    Flow flow = flows.parse(fields);
    Long timeout = fields.integer("TimeoutSeconds", 0, 99_999_999);
    String comment = fields.text("Comment");
    diagnostics.throwIfAny();
    flows.checkTransitions();
    new VariableScopes(diagnostics).check(definition);
    diagnostics.throwIfAny();
    return new Definition(
        text,
        comment,
        flow,
        Optional.ofNullable(timeout).map(Duration::ofSeconds),
        VariableReferences.of(definition));
  }

  /** Reads one state by itself. The states that it leads to need not exist. */
  State parseState(String text, String name) {
    return withinStack(() -> state(text, name));
  }

  /** A definition is read level by level, and its caller may have little of its stack left. */
  private static <T> T withinStack(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (StackOverflowError tooDeep) {
      Diagnostics refusal = new Diagnostics();
      refusal.schema(Wording.TOO_DEEP, "/");
      throw refusal.toException();
    }
  }

  private State state(String text, String name) {
    ObjectNode machine = Json.object().put("StartAt", name);
    machine.putObject("States").set(name, object(text));
    Fields fields = new Fields(machine, "", "", diagnostics);
    FlowParser flows = new FlowParser(scope, QueryLanguage.JSONPATH, diagnostics);
    Flow flow = flows.parse(fields);
    diagnostics.throwIfAny();
    flows.checkInnerTransitions();
    diagnostics.throwIfAny();
    return flow.state(name);
  }

  private ObjectNode object(String text) {
    try {
      if (!text.isBlank() && Json.parseStrictly(text) instanceof ObjectNode object) {
        return object;
      }
      diagnostics.add("SCHEMA_VALIDATION_FAILED", Wording.NOT_AN_OBJECT, null);
    } catch (JsonSyntaxError e) {
      String message = String.valueOf(e.getMessage());
      diagnostics.add("INVALID_JSON_DESCRIPTION", message, e.source());
    }
    throw diagnostics.toException();
  }

  private static void version(Fields fields) {
    String version = fields.text("Version");
    if (version != null && !version.equals("1.0")) {
      fields.report(Wording.oneOf(List.of("1.0")), "Version");
    }
  }
}
