package dev.holter;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotations around a test say. The method goes before its class, a nested class before
 * the enclosing one; meta-annotations and inherited ones count.
 */
final class TestSite {
  private final List<AnnotatedElement> elements = new ArrayList<>();
  private final Class<?> testClass;
  private final boolean agentAllowed;

  TestSite(ExtensionContext context) {
    this.testClass = context.getRequiredTestClass();
    this.agentAllowed =
        context
            .getConfigurationParameter(HolterParameters.AGENT)
            .map(Boolean::parseBoolean)
            .orElse(true);
    context.getTestMethod().ifPresent(elements::add);
    for (Class<?> next = testClass; next != null; next = next.getEnclosingClass()) {
      elements.add(next);
    }
  }

  WorldSettings settings() {
    StepFunctionsTest annotation =
        nearest(StepFunctionsTest.class)
            .orElseThrow(
                () ->
                    new ExtensionConfigurationException(
                        "[" + testClass.getName() + "] has no @StepFunctionsTest"));
    return WorldSettings.of(annotation, isRedirected()).agent(allowsAgent());
  }

  boolean isAnnotated() {
    return nearest(StepFunctionsTest.class).isPresent();
  }

  /** Whether nothing forbids the agent for the whole run. */
  boolean allowsAgent() {
    return agentAllowed;
  }

  boolean wantsAgent() {
    return allowsAgent()
        && nearest(StepFunctionsTest.class).filter(StepFunctionsTest::agent).isPresent();
  }

  boolean isRedirected() {
    return nearest(RedirectDefaultClients.class).isPresent();
  }

  void requireRedirected(WorldSettings shared) {
    if (isRedirected() && !shared.redirected()) {
      throw new ExtensionConfigurationException(
          "@RedirectDefaultClients is on one of several tests of ["
              + testClass.getName()
              + "] that share a world: put it on the class that registers the extension");
    }
  }

  Optional<CadenceRule> cadence() {
    return nearest(HeartbeatCadence.class).map(CadenceRule::of);
  }

  /** Returns the ids of the rules that the method and the classes around it silence. */
  Set<String> silencedLint() {
    Set<String> ids = new TreeSet<>();
    for (AnnotatedElement element : elements) {
      AnnotationSupport.findAnnotation(element, SuppressLint.class)
          .ifPresent(annotation -> ids.addAll(List.of(annotation.value())));
    }
    return ids;
  }

  Lint lint() {
    return nearest(StepFunctionsTest.class).map(StepFunctionsTest::lint).orElse(Lint.HINTS);
  }

  /**
   * Returns the state machines of the method and of every class around it, those of the outermost
   * class first.
   */
  List<Definitions.Source> stateMachines() {
    List<Definitions.Source> sources = new ArrayList<>();
    for (int i = elements.size() - 1; i >= 0; i--) {
      AnnotatedElement element = elements.get(i);
      Class<?> beside = element instanceof Class<?> type ? type : testClass;
      for (StateMachine machine :
          AnnotationSupport.findRepeatableAnnotations(element, StateMachine.class)) {
        sources.add(new Definitions.Source(machine, beside));
      }
    }
    return sources;
  }

  /** Returns the mock configuration of the method, or else that of the nearest class around it. */
  Optional<TestResource> mockConfig() {
    for (AnnotatedElement element : elements) {
      Optional<MockConfigFile> found =
          AnnotationSupport.findAnnotation(element, MockConfigFile.class);
      if (found.isPresent()) {
        Class<?> beside = element instanceof Class<?> type ? type : testClass;
        return found.map(file -> new TestResource("@MockConfigFile", file.value(), beside));
      }
    }
    return Optional.empty();
  }

  private <A extends Annotation> Optional<A> nearest(Class<A> type) {
    return elements.stream()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, type).stream())
        .findFirst();
  }
}
