package dev.holter.internal.spring;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds to a context what starts it anew in every world. All customizers are equal, so that Spring's
 * cache takes contexts for the same.
 */
record HolterContextCustomizer() implements ContextCustomizer {

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    ScheduledMethods scheduled = new ScheduledMethods();
    context.getBeanFactory().registerSingleton(ScheduledMethods.class.getName(), scheduled);
    context
        .getBeanFactory()
        .registerSingleton(TestedContext.BEAN, new TestedContext(context, scheduled));
  }
}
