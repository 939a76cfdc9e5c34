package dev.holter.internal.spring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.OneTimeTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TriggerTask;

/** What a context does by schedule; begins anew, with its initial delays, in every world. */
final class ScheduledMethods implements SchedulingConfigurer, Ordered {
  private final List<ScheduledTask> restarted = new ArrayList<>();
  private final Set<Task> tasks = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Task> inOrder = new ArrayList<>();
  private @Nullable ScheduledTaskRegistrar registrar;

  @Override
  public void configureTasks(ScheduledTaskRegistrar own) {
    this.registrar = own;
  }

  /** Runs as the last of its kind, since another one may choose the scheduler. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  void stop(Collection<ScheduledTaskHolder> holders) {
    for (ScheduledTaskHolder holder : holders) {
      holder.getScheduledTasks().forEach(this::stop);
    }
    restarted.forEach(this::stop);
    restarted.clear();
    List<Task> registered = registered();
    inOrder.sort(
        Comparator.<Task>comparingInt(task -> place(task, registered))
            .thenComparing(Task::toString));
  }

  /**
   * In the order in which Spring begins them: a holder tells of them in the order of hash codes,
   * which is another one in the next run.
   */
  private List<Task> registered() {
    List<Task> registered = new ArrayList<>();
    if (registrar != null) {
      registered.addAll(registrar.getTriggerTaskList());
      registered.addAll(registrar.getCronTaskList());
      registered.addAll(registrar.getFixedRateTaskList());
      registered.addAll(registrar.getFixedDelayTaskList());
    }
    return registered;
  }

  /** Tasks that were registered after the start of the context come last. */
  private static int place(Task task, List<Task> registered) {
    for (int i = 0; i < registered.size(); i++) {
      if (registered.get(i) == task) {
        return i;
      }
    }
    return registered.size();
  }

  private void stop(ScheduledTask scheduled) {
    if (tasks.add(scheduled.getTask())) {
      inOrder.add(scheduled.getTask());
    }
    scheduled.cancel(false);
  }

  void start() {
    if (registrar == null) {
      return;
    }
    for (Task task : inOrder) {
      ScheduledTask scheduled = schedule(registrar, task);
      if (scheduled != null) {
        restarted.add(scheduled);
      }
    }
  }

  private static @Nullable ScheduledTask schedule(ScheduledTaskRegistrar registrar, Task task) {
    if (task instanceof FixedRateTask fixedRate) {
      return registrar.scheduleFixedRateTask(fixedRate);
    }
    if (task instanceof FixedDelayTask fixedDelay) {
      return registrar.scheduleFixedDelayTask(fixedDelay);
    }
    if (task instanceof CronTask cron) {
      return registrar.scheduleCronTask(cron);
    }
    if (task instanceof TriggerTask trigger) {
      return registrar.scheduleTriggerTask(trigger);
    }
    return task instanceof OneTimeTask once ? registrar.scheduleOneTimeTask(once) : null;
  }
}
