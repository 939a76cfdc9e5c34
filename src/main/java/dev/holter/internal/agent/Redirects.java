package dev.holter.internal.agent;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnClock;
import dev.holter.internal.agent.boot.OnCompletableFuture;
import dev.holter.internal.agent.boot.OnForkJoin;
import dev.holter.internal.agent.boot.OnHttpClient;
import dev.holter.internal.agent.boot.OnLockSupport;
import dev.holter.internal.agent.boot.OnObject;
import dev.holter.internal.agent.boot.OnProcess;
import dev.holter.internal.agent.boot.OnSelector;
import dev.holter.internal.agent.boot.OnSystem;
import dev.holter.internal.agent.boot.OnThread;
import dev.holter.internal.agent.boot.OnUnsafe;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.jar.asm.Type;

/**
 * What is redirected where: the whole of it.
 *
 * <p>Native methods have no body to rewrite, so their calls are rewritten, in the user's classes
 * and in those of the JDK that {@link Scope} names.
 */
final class Redirects {
  private static final String UNSAFE = "jdk/internal/misc/Unsafe";
  private static final String HTTP_CLIENT = "jdk/internal/net/http/";
  private static final String OBJECT = "java/lang/Object";

  /** Calls, wherever they are. */
  static final List<Call> CALLS =
      List.of(
          Call.ofStatic(Thread.class, "sleep", "(J)V", OnThread.class),
          Call.ofStatic(Thread.class, "sleep", "(JI)V", OnThread.class),
          Call.ofStatic(Thread.class, "sleep", "(Ljava/time/Duration;)V", OnThread.class),
          Call.ofStatic(Thread.class, "yield", "()V", OnThread.class),
          Call.ofStatic(Thread.class, "onSpinWait", "()V", OnThread.class).as("yield"),
          Call.of(OBJECT, "wait", "()V", OnObject.class),
          Call.of(OBJECT, "wait", "(J)V", OnObject.class),
          Call.of(OBJECT, "wait", "(JI)V", OnObject.class),
          Call.of(OBJECT, "notify", "()V", OnObject.class),
          Call.of(OBJECT, "notifyAll", "()V", OnObject.class),
          Call.of("java/lang/Process", "waitFor", "()I", OnProcess.class),
          Call.of(
              "java/lang/Process",
              "waitFor",
              "(JLjava/util/concurrent/TimeUnit;)Z",
              OnProcess.class),
          Call.of("java/nio/channels/Selector", "select", "(J)I", OnSelector.class),
          Call.ofStatic(System.class, "nanoTime", "()J", OnSystem.class)
              .as("nanoTimeOfTasks")
              .onlyIn(
                  "java/util/concurrent/ScheduledThreadPoolExecutor",
                  "java/util/concurrent/DelayScheduler"),
          Call.ofStatic(System.class, "nanoTime", "()J", OnSystem.class),
          Call.ofStatic(System.class, "currentTimeMillis", "()J", OnSystem.class)
              .as("currentTimeMillisOfTasks")
              .onlyIn("java/util/Timer"),
          Call.ofStatic(System.class, "currentTimeMillis", "()J", OnSystem.class),
          Call.of(UNSAFE, "park", "(ZJ)V", OnUnsafe.class).exceptIn(LockSupport.class),
          Call.of(UNSAFE, "unpark", "(Ljava/lang/Object;)V", OnUnsafe.class)
              .exceptIn(LockSupport.class),
          httpClientsNow("TimeoutEvent"),
          httpClientsNow("PlainHttpConnection"),
          httpClientsNow("ConnectionPool"));

  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";
  private static final String DELAY = "JLjava/util/concurrent/TimeUnit;";
  private static final String EXECUTOR = "Ljava/util/concurrent/Executor;";
  private static final String FORK_JOIN_TASK = "Ljava/util/concurrent/ForkJoinTask;";
  private static final String CONTAINER = "Ljdk/internal/vm/ThreadContainer;";

  /** Bodies of the JDK's own methods. */
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
          virtual("interrupt", "()V", When.AFTER, "interrupt"),
          future("defaultExecutor", "()" + EXECUTOR, "()" + EXECUTOR),
          staticFuture("supplyAsync", "(Ljava/util/function/Supplier;)" + FUTURE),
          staticFuture("runAsync", "(Ljava/lang/Runnable;)" + FUTURE),
          staticFuture("delayedExecutor", "(" + DELAY + ")" + EXECUTOR),
          staticFuture("delayedExecutor", "(" + DELAY + EXECUTOR + ")" + EXECUTOR),
          future("orTimeout", "(" + DELAY + ")" + FUTURE, "(" + FUTURE + DELAY + ")" + FUTURE),
          future(
              "completeOnTimeout",
              "(Ljava/lang/Object;" + DELAY + ")" + FUTURE,
              "(" + FUTURE + "Ljava/lang/Object;" + DELAY + ")" + FUTURE),
          forkJoin("ForkJoinPool", "commonPool", "", "()Ljava/util/concurrent/ForkJoinPool;"),
          forkJoin("ForkJoinTask", "fork", FORK_JOIN_TASK, "()" + FORK_JOIN_TASK),
          new Body(
              HTTP_CLIENT + "HttpClientImpl",
              "sendAsync",
              "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                  + "Ljava/net/http/HttpResponse$PushPromiseHandler;"
                  + EXECUTOR
                  + ")"
                  + FUTURE,
              When.RESULT,
              Type.getInternalName(OnHttpClient.class),
              "sendAsync",
              "(" + FUTURE + ")" + FUTURE),
          new Body(
              Type.getInternalName(Clock.class),
              "currentInstant",
              "()Ljava/time/Instant;",
              When.INSTEAD,
              Type.getInternalName(OnClock.class),
              "currentInstant",
              "()Ljava/time/Instant;"));

  /** The body that a class of a user may override; it runs on the thread itself. */
  static final Body THREAD_RUN = thread("run", "()V", When.BEFORE, "run", "(Ljava/lang/Object;)V");

  /** A class that has none of these names in its constant pool has nothing to be rewritten. */
  static final Set<String> NAMES = names();

  private Redirects() {}

  private static Set<String> names() {
    Set<String> names = new HashSet<>();
    CALLS.forEach(call -> names.add(call.name()));
    BODIES.forEach(body -> names.add(body.name()));
    names.add(THREAD_RUN.name());
    return Set.copyOf(names);
  }

  /** On JDK 17; later ones read the nanoseconds, which are real in such classes. */
  private static Call httpClientsNow(String caller) {
    return Call.ofStatic(Instant.class, "now", "()Ljava/time/Instant;", OnHttpClient.class)
        .onlyIn(HTTP_CLIENT + caller);
  }

  private static Body parked(String name, String descriptor) {
    return new Body(
        Type.getInternalName(LockSupport.class),
        name,
        descriptor,
        When.AFTER,
        Type.getInternalName(OnLockSupport.class),
        "parked",
        "()V");
  }

  private static Body parking(String name, String descriptor) {
    return new Body(
        Type.getInternalName(LockSupport.class),
        name,
        descriptor,
        When.UNLESS,
        Type.getInternalName(OnLockSupport.class),
        name,
        descriptor.replace(")V", ")Z"));
  }

  private static Body thread(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        "java/lang/Thread",
        name,
        descriptor,
        when,
        Type.getInternalName(OnThread.class),
        hookName,
        hookDescriptor);
  }

  /** On JDK 21 and later. */
  private static Body virtual(String name, String descriptor, When when, String hookName) {
    String type = hookName.equals("run") ? "Ljava/lang/Object;" : "Ljava/lang/Thread;";
    return new Body(
        "java/lang/VirtualThread",
        name,
        descriptor,
        when,
        Type.getInternalName(OnThread.class),
        hookName,
        "(" + type + ")V");
  }

  private static Body forkJoin(String type, String name, String receiver, String descriptor) {
    return new Body(
        "java/util/concurrent/" + type,
        name,
        descriptor,
        When.INSTEAD,
        Type.getInternalName(OnForkJoin.class),
        name,
        descriptor.replace("()", "(" + receiver + ")"));
  }

  private static Body staticFuture(String name, String descriptor) {
    return future(name, descriptor, descriptor);
  }

  private static Body future(String name, String descriptor, String hookDescriptor) {
    return new Body(
        Type.getInternalName(CompletableFuture.class),
        name,
        descriptor,
        When.INSTEAD,
        Type.getInternalName(OnCompletableFuture.class),
        name,
        hookDescriptor);
  }
}
