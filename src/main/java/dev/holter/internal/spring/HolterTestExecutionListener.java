package dev.holter.internal.spring;

import dev.holter.internal.neighbours.Applications;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/** Says which context a test uses, before its beans are injected. */
public final class HolterTestExecutionListener implements TestExecutionListener, Ordered {

  /** Runs behind the listener of {@code @DirtiesContext} and before the injection. */
  private static final int ORDER = 1_900;

  /** Called by Spring. */
  public HolterTestExecutionListener() {}

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public void prepareTestInstance(TestContext test) {
    use(test);
  }

  @Override
  public void beforeTestMethod(TestContext test) {
    use(test);
  }

  /** The context may be a new one since the listener before the injection was called. */
  @Override
  public void beforeTestExecution(TestContext test) {
    use(test);
  }

  @Override
  public void afterTestMethod(TestContext test) {
    Applications.forget();
  }

  /** An instance may have been made for no test. */
  @Override
  public void afterTestClass(TestContext test) {
    Applications.forget();
  }

  private static void use(TestContext test) {
    ApplicationContext context = test.getApplicationContext();
    if (!context.containsLocalBean(TestedContext.BEAN)) {
      return;
    }
    TestedContext tested = context.getBean(TestedContext.BEAN, TestedContext.class);
    if (tested.isSpent()) {
      test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
      test.setAttribute(
          DependencyInjectionTestExecutionListener.REINJECT_DEPENDENCIES_ATTRIBUTE, true);
      tested = test.getApplicationContext().getBean(TestedContext.BEAN, TestedContext.class);
    }
    Applications.use(tested, tested.firstUse());
  }
}
