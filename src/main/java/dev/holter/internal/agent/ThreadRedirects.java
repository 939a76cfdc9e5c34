package dev.holter.internal.agent;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnLockSupport;
import dev.holter.internal.agent.boot.OnThread;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.jar.asm.Type;

/** What is redirected of threads: how they park, sleep, start, are interrupted and end. */
final class ThreadRedirects {
  private static final String CONTAINER = "Ljdk/internal/vm/ThreadContainer;";

  static final List<Body> BODIES =
      List.of(
          parking("park", "()V"),
          parking("park", "(Ljava/lang/Object;)V"),
          parking("parkNanos", "(J)V"),
          parking("parkNanos", "(Ljava/lang/Object;J)V"),
          parking("parkUntil", "(J)V"),
          parking("parkUntil", "(Ljava/lang/Object;J)V"),
          parking("unpark", "(Ljava/lang/Thread;)V"),
          parked("park", "()V"),
          parked("park", "(Ljava/lang/Object;)V"),
          parked("parkNanos", "(J)V"),
          parked("parkNanos", "(Ljava/lang/Object;J)V"),
          parked("parkUntil", "(J)V"),
          parked("parkUntil", "(Ljava/lang/Object;J)V"),
          thread("sleep", "(J)V", When.UNLESS, "slept", "(J)Z"),
          thread("sleep", "(JI)V", When.UNLESS, "slept", "(JI)Z"),
          thread(
              "sleep", "(Ljava/time/Duration;)V", When.UNLESS, "slept", "(Ljava/time/Duration;)Z"),
          thread("start0", "()V", When.BEFORE_NATIVE, "start", "(Ljava/lang/Thread;)V"),
          thread("run", "()V", When.BEFORE, "run", "(Ljava/lang/Object;)V"),
          thread("exit", "()V", When.BEFORE, "exit", "(Ljava/lang/Thread;)V"),
          thread("interrupt", "()V", When.BEFORE, "interrupts", "(Ljava/lang/Thread;)V"),
          thread("interrupt", "()V", When.AFTER, "interrupt", "(Ljava/lang/Thread;)V"),
          thread(
              "dispatchUncaughtException",
              "(Ljava/lang/Throwable;)V",
              When.UNLESS,
              "dispatchUncaughtException",
              "(Ljava/lang/Thread;Ljava/lang/Throwable;)Z"),
          virtual("start", "(" + CONTAINER + ")V", When.BEFORE, "start"),
          virtual("run", "(Ljava/lang/Runnable;)V", When.BEFORE, "run"),
          virtual("afterDone", "(Z)V", When.BEFORE, "unmounted"),
          virtual("afterTerminate", "(ZZ)V", When.BEFORE, "unmounted"),
          virtual("afterDone", "(Z)V", When.AFTER, "exit"),
          virtual("afterTerminate", "(ZZ)V", When.AFTER, "exit"),
          virtual("interrupt", "()V", When.BEFORE, "interrupts"),
          virtual("interrupt", "()V", When.AFTER, "interrupt"));

  /** The body that a class of a user may override; it runs on the thread itself. */
  static final Body THREAD_RUN = thread("run", "()V", When.BEFORE, "run", "(Ljava/lang/Object;)V");

  private ThreadRedirects() {}

  private static Body parked(String name, String descriptor) {
    return new Body(
        Type.getInternalName(LockSupport.class),
        name,
        descriptor,
        When.AFTER,
        OnLockSupport.class,
        "parked",
        "()V");
  }

  private static Body parking(String name, String descriptor) {
    return new Body(
        Type.getInternalName(LockSupport.class),
        name,
        descriptor,
        When.UNLESS,
        OnLockSupport.class,
        name,
        descriptor.replace(")V", ")Z"));
  }

  private static Body thread(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        "java/lang/Thread", name, descriptor, when, OnThread.class, hookName, hookDescriptor);
  }

  /** On JDK 21 and later. */
  private static Body virtual(String name, String descriptor, When when, String hookName) {
    String type = hookName.equals("run") ? "Ljava/lang/Object;" : "Ljava/lang/Thread;";
    return new Body(
        "java/lang/VirtualThread",
        name,
        descriptor,
        when,
        OnThread.class,
        hookName,
        "(" + type + ")V");
  }
}
