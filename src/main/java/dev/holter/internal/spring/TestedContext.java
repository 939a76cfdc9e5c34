package dev.holter.internal.spring;

import dev.holter.internal.neighbours.Application;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.Phased;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/**
 * A context that Spring keeps for several tests. At the end of a world it ends its threads, as it
 * would when it is closed, and in the next one its schedules, pools and life cycles begin anew.
 */
final class TestedContext implements Application {
  static final String BEAN = "dev.holter.internal.spring.TestedContext";

  private final ConfigurableApplicationContext context;
  private final ScheduledMethods scheduled;
  private final List<Lifecycle> stopped = new ArrayList<>();
  private final List<ExecutorConfigurationSupport> pools = new ArrayList<>();
  private boolean used;
  private boolean spent;

  TestedContext(ConfigurableApplicationContext context, ScheduledMethods scheduled) {
    this.context = context;
    this.scheduled = scheduled;
  }

  /** Whether no test has used the context before. */
  boolean firstUse() {
    boolean first = !used;
    used = true;
    return first;
  }

  /** Whether the context did something at the end of a world that cannot be begun anew. */
  boolean isSpent() {
    return spent;
  }

  @Override
  public void stop() {
    if (!context.isActive()) {
      return;
    }
    scheduled.stop(context.getBeansOfType(ScheduledTaskHolder.class, false, false).values());
    for (Object bean : singletons()) {
      if (bean instanceof ThreadPoolTaskExecutor pool) {
        spent |= pool.getActiveCount() > 0;
      }
      if (bean instanceof ExecutorConfigurationSupport pool) {
        pools.add(pool);
      } else if (isLiving(bean)) {
        stopped.add((Lifecycle) bean);
      }
    }
    stopped.sort(Comparator.comparingInt(TestedContext::phase));
    for (int i = stopped.size() - 1; i >= 0; i--) {
      stopped.get(i).stop();
    }
    pools.forEach(ExecutorConfigurationSupport::shutdown);
  }

  @Override
  public void start() {
    if (!context.isActive()) {
      return;
    }
    pools.forEach(ExecutorConfigurationSupport::initialize);
    pools.clear();
    stopped.forEach(Lifecycle::start);
    stopped.clear();
    scheduled.start();
  }

  /** The context's own processor would start what nobody has started before. */
  private static boolean isLiving(Object bean) {
    return bean instanceof Lifecycle lifecycle
        && !(bean instanceof LifecycleProcessor)
        && lifecycle.isRunning();
  }

  private List<Object> singletons() {
    List<Object> found = new ArrayList<>();
    for (String name : context.getBeanFactory().getSingletonNames()) {
      Object singleton = context.getBeanFactory().getSingleton(name);
      if (singleton != null && singleton != context) {
        found.add(singleton);
      }
    }
    return Collections.unmodifiableList(found);
  }

  private static int phase(Lifecycle lifecycle) {
    return lifecycle instanceof Phased phased ? phased.getPhase() : 0;
  }

  @Override
  public String toString() {
    return "Spring context " + context.getId();
  }
}
