package dev.holter;

import dev.holter.internal.lint.Finding;
import dev.holter.internal.lint.Rules;
import dev.holter.internal.lint.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asks the rules about one test, in the way that its annotations want. */
record LintCheck(Lint level, Set<String> silenced) {
  static LintCheck of(ExtensionContext context, Lint declared, TestSite site) {
    Set<String> silenced = site.silencedLint();
    Map<String, String> known = Rules.titles();
    for (String id : silenced) {
      if (!known.containsKey(id)) {
        throw new ExtensionConfigurationException(
            "@SuppressLint names [" + id + "], and there are the rules " + known.keySet());
      }
    }
    return new LintCheck(declared == Lint.HINTS ? ofRun(context) : declared, silenced);
  }

  private static Lint ofRun(ExtensionContext context) {
    String name = HolterParameters.LINT;
    return Parameters.oneOf(
        Lint.values(), name, context.getConfigurationParameter(name).orElse("hints"));
  }

  /** Returns the findings of a world that is still open. */
  List<Finding> findings(World world) {
    return level == Lint.OFF ? List.of() : Rules.check(Sight.of(world), silenced);
  }

  /** Returns the findings that show only once the workers have been stopped. */
  List<Finding> findingsOfEnd(World world) {
    Map<String, Integer> polls = world.notes().pollsAfterStop();
    return level == Lint.OFF || polls.isEmpty()
        ? List.of()
        : Rules.check(new Seen(List.of(), List.of(), List.of(), List.of(), polls, false), silenced);
  }

  /** Returns the findings as whole lines, or an empty text if there is none. */
  static String lines(List<Finding> findings) {
    return findings.isEmpty()
        ? ""
        : "lint, worker against definition\n"
            + findings.stream().map(it -> "  " + it.text()).collect(Collectors.joining());
  }

  /**
   * Reports the findings: as a failure if the test asks for that, otherwise as a remark beside
   * whatever else fails it.
   */
  void report(
      List<Finding> findings, boolean failedBefore, String page, CollectedFailures failures) {
    if (findings.isEmpty()) {
      return;
    }
    if (level == Lint.FAIL && !failedBefore) {
      failures.add(
          new AssertionError(
              "The worker or its definition has what lint does not like; lint = FAIL asks for"
                  + " none.\n"
                  + lines(findings)
                  + page));
    } else {
      failures.hint(new LintHint(lines(findings)));
    }
  }
}
