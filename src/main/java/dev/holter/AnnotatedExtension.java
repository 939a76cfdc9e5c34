package dev.holter;

/**
 * The extension that {@link StepFunctionsTest} registers. It reads the annotation anew for each
 * test, since methods may have their own.
 */
final class AnnotatedExtension extends WorldExtension {

  AnnotatedExtension() {}

  @Override
  WorldSettings settings(TestSite site) {
    return site.settings();
  }

  @Override
  boolean hasSettings(TestSite site) {
    return site.isAnnotated();
  }

  @Override
  Lint lint(TestSite site) {
    return site.lint();
  }

  @Override
  boolean wantsAgent(TestSite site) {
    return site.wantsAgent();
  }
}
