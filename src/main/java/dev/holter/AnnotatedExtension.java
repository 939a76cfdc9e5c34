package dev.holter;

/** What {@link StepFunctionsTest} registers; it reads its settings at every test. */
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
