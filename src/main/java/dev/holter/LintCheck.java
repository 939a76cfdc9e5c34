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

  /** What there is to find while the world is open. */
  List<Finding> findings(World world) {
    return level == Lint.OFF ? List.of() : Rules.check(Sight.of(world), silenced);
  }

  /** What shows itself only when workers are stopped. */
  List<Finding> findingsOfEnd(World world) {
    Map<String, Integer> polls = world.notes().pollsAfterStop();
    return level == Lint.OFF || polls.isEmpty()
        ? List.of()
        : Rules.check(new Seen(List.of(), List.of(), List.of(), List.of(), polls, false), silenced);
  }

  /** Empty, or whole lines. */
  static String lines(List<Finding> findings) {
    return findings.isEmpty()
        ? ""
        : "lint, worker against definition\n"
            + findings.stream().map(it -> "  " + it.text()).collect(Collectors.joining());
  }

  /** Fails the test if that is asked for; otherwise goes along with whatever else fails it. */
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
