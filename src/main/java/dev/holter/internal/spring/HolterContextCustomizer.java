package dev.holter.internal.spring;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts into a context what starts it anew in every world; all are equal, for Spring's cache. */
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
