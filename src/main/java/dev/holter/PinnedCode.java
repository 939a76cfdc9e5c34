package dev.holter;

import dev.holter.internal.search.Chosen;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes a test in Java that does what was found, without any seed. */
final class PinnedCode {
  /** The kinds of deviation that have a factory of their own which takes a duration. */
  private static final Set<String> WITH_AMOUNT =
      Set.of("freeze", "step", "crash", "stop", "clock", "request", "answer");

  /** Those of them that may have none, for a worker that stays away. */
  private static final Set<String> WITH_RESTART = Set.of("crash", "stop");

  private PinnedCode() {}

  /** Writes it; what a test does not look at itself is asserted behind its body. */
  static String of(ExtensionContext context, List<Chosen> deviations, boolean losesTask) {
    Method method = context.getRequiredTestMethod();
    Map<Parameter, String> names = names(method);
    List<String> declared = new ArrayList<>();
    if (names.keySet().stream().noneMatch(PinnedCode::isHandle)) {
      declared.add("FakeStepFunctions stepFunctions");
    }
    names.forEach((each, name) -> declared.add(annotated(each) + " " + name));
    String handle =
        names.keySet().stream()
            .filter(PinnedCode::isHandle)
            .map(names::get)
            .findFirst()
            .orElse("stepFunctions");
    String lines = deviations.stream().map(PinnedCode::line).collect(Collectors.joining(",\n"));
    return "  // Imports: "
        + imports(lines, losesTask)
        + "\n  @Test\n"
        + Arrays.stream(method.getAnnotations())
            .filter(each -> !AnnotationCode.makesTest(each))
            .map(each -> "  " + AnnotationCode.of(each) + "\n")
            .collect(Collectors.joining())
        + "  void "
        + method.getName()
        + "_as_found("
        + String.join(", ", declared)
        + ") throws Exception {\n    "
        + handle
        + ".except(\n"
        + lines
        + ");\n\n    "
        + method.getName()
        + "("
        + String.join(", ", names.values())
        + ");\n"
        + (losesTask ? "    assertThat(" + handle + ".lostTasks()).isEmpty();\n" : "")
        + "  }";
  }

  /** What the method itself has not needed. */
  private static String imports(String lines, boolean losesTask) {
    return "dev.holter.Deviation, "
        + (lines.contains("Duration.parse(") ? "java.time.Duration, " : "")
        + "org.junit.jupiter.api.Test"
        + (losesTask ? ", static org.assertj.core.api.Assertions.assertThat" : "");
  }

  private static String annotated(Parameter parameter) {
    return Stream.concat(
            Arrays.stream(parameter.getAnnotations()).map(AnnotationCode::of),
            Stream.of(parameter.getType().getSimpleName()))
        .collect(Collectors.joining(" "));
  }

  /** Returns the parameters in order, each with a name that no other one has. */
  private static Map<Parameter, String> names(Method method) {
    Map<Parameter, String> names = new LinkedHashMap<>();
    for (Parameter each : method.getParameters()) {
      String name = name(each);
      names.put(each, names.containsValue(name) ? name + (names.size() + 1) : name);
    }
    return names;
  }

  private static boolean isHandle(Parameter parameter) {
    return parameter.getType() == FakeStepFunctions.class;
  }

  /**
   * Returns a name for a parameter. Most compilers leave names out of class files; the name is then
   * made from the type.
   */
  private static String name(Parameter parameter) {
    if (parameter.isNamePresent()) {
      return parameter.getName();
    }
    String type = parameter.getType().getSimpleName();
    return isHandle(parameter)
        ? "stepFunctions"
        : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
  }

  private static String line(Chosen chosen) {
    return "        // at "
        + ExplorationReport.relative(chosen.at())
        + " "
        + chosen.sentence()
        + "\n        "
        + code(chosen);
  }

  private static String code(Chosen chosen) {
    String kind = chosen.address().dimension();
    String place = AnnotationCode.quoted(chosen.address().who()) + ", " + chosen.address().number();
    if (kind.equals("yield")) {
      return "Deviation.othersFirst(" + place + ")";
    }
    if (WITH_RESTART.contains(kind) && chosen.option().equals("for-ever")) {
      return "Deviation." + kind + "(" + place + ")";
    }
    return WITH_AMOUNT.contains(kind) && isDuration(chosen.option())
        ? "Deviation."
            + kind
            + "("
            + place
            + ", Duration.parse("
            + AnnotationCode.quoted(chosen.option())
            + "))"
        : "Deviation.of("
            + AnnotationCode.quoted(kind)
            + ", "
            + place
            + ", "
            + AnnotationCode.quoted(chosen.option())
            + ")";
  }

  private static boolean isDuration(String text) {
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeParseException other) {
      return false;
    }
  }
}
