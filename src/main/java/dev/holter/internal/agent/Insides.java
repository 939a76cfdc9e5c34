package dev.holter.internal.agent;

import java.lang.reflect.Field;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the JDK keeps to itself of threads and tasks, one layer at a time; made by {@link
 * Insider}. Of a thread that is what it runs, of a pool's worker or delay thread the pool, of a
 * future the task.
 */
final class Insides implements UnaryOperator<Object> {
  /** A class of the package of the JDK that has what a virtual thread goes on with. */
  static final String CONTINUATIONS = "jdk.internal.vm.VMSupport";

  private final Class<?> worker;
  private final Class<?> adapter;
  private final Field poolOfWorker;
  private final Field callable;
  private final Field adapted;

  /** What a thread runs, before JDK 19. */
  private final @Nullable Field target;

  /** The same in later ones, where it is in a holder. */
  private final @Nullable Field holder;

  private final @Nullable Field task;

  /** Of a virtual thread, whose task is wrapped in a continuation. */
  private final @Nullable Class<?> virtual;

  private final @Nullable Field continuation;
  private final @Nullable Field wrapper;

  /** What a virtual thread of a pool runs, around its task. */
  private final @Nullable Class<?> runner;

  private final @Nullable Field taskOfRunner;

  /** On JDK 25. */
  private final @Nullable Class<?> delayer;

  private final @Nullable Field poolOfDelayer;

  Insides() throws ReflectiveOperationException {
    worker = Class.forName(ThreadPoolExecutor.class.getName() + "$Worker");
    adapter = Class.forName(Executors.class.getName() + "$RunnableAdapter");
    poolOfWorker = open(worker, "this$0");
    callable = open(FutureTask.class, "callable");
    adapted = open(adapter, "task");
    target = find(Thread.class, "target");
    holder = find(Thread.class, "holder");
    task = holder == null ? null : open(holder.getType(), "task");
    virtual = type("java.lang.VirtualThread");
    continuation = virtual == null ? null : find(virtual, "cont");
    wrapper = continuation == null ? null : find(continuation.getType(), "target");
    runner = type("java.util.concurrent.ThreadPerTaskExecutor$TaskRunner");
    taskOfRunner = runner == null ? null : find(runner, "task");
    delayer = type("java.util.concurrent.DelayScheduler");
    poolOfDelayer = delayer == null ? null : open(delayer, "pool");
  }

  private static @Nullable Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException older) {
      return null;
    }
  }

  private static @Nullable Field find(Class<?> type, String name)
      throws ReflectiveOperationException {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) {
        return open(type, name);
      }
    }
    return null;
  }

  private static Field open(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** Null if there is nothing in it. */
  @Override
  @SuppressWarnings("NullAway") // The JDK's interface knows of no null.
  public Object apply(Object outside) {
    try {
      return inside(outside);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot see into [" + outside + "]", impossible);
    }
  }

  private @Nullable Object inside(Object outside) throws ReflectiveOperationException {
    if (delayer != null && poolOfDelayer != null && delayer.isInstance(outside)) {
      return poolOfDelayer.get(outside);
    }
    if (outside instanceof Thread) {
      return work(outside);
    }
    if (worker.isInstance(outside)) {
      return poolOfWorker.get(outside);
    }
    if (runner != null && taskOfRunner != null && runner.isInstance(outside)) {
      return taskOfRunner.get(outside);
    }
    if (outside instanceof FutureTask) {
      return callable.get(outside);
    }
    return adapter.isInstance(outside) ? adapted.get(outside) : null;
  }

  private @Nullable Object work(Object thread) throws ReflectiveOperationException {
    if (virtual != null && virtual.isInstance(thread)) {
      return virtualWork(thread);
    }
    if (target != null) {
      return target.get(thread);
    }
    Object held = holder == null ? null : holder.get(thread);
    return held == null || task == null ? null : task.get(held);
  }

  private @Nullable Object virtualWork(Object thread) throws ReflectiveOperationException {
    if (continuation == null || wrapper == null) {
      return null;
    }
    Object wrapped = wrapper.get(continuation.get(thread));
    Field within = wrapped == null ? null : find(wrapped.getClass(), "val$task");
    return within == null ? null : within.get(wrapped);
  }
}
