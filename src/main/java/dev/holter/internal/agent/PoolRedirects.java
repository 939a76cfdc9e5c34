package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.ANY;
import static dev.holter.internal.agent.Descriptors.DELAY;
import static dev.holter.internal.agent.Descriptors.EXECUTOR;
import static dev.holter.internal.agent.Descriptors.FUTURE;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnCompletableFuture;
import dev.holter.internal.agent.boot.OnForkJoin;
import dev.holter.internal.agent.boot.OnPool;
import dev.holter.internal.agent.boot.OnScheduledPool;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.bytebuddy.jar.asm.Type;

/** What is redirected of the JDK's futures and pools. */
final class PoolRedirects {
  private static final String FORK_JOIN_TASK = "Ljava/util/concurrent/ForkJoinTask;";
  private static final String SUBMITTED = "Ljava/util/concurrent/Future;";

  /** What is given out in the place of a pool, and shuts it down when nobody holds it any more. */
  private static final String WRAPPER = "java/util/concurrent/Executors$DelegatedExecutorService";

  static final List<Body> BODIES =
      List.of(
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
          // The same on JDK 25, where futures and publishers ask for it.
          new Body(
              "java/util/concurrent/ForkJoinPool",
              "asyncCommonPool",
              "()Ljava/util/concurrent/ForkJoinPool;",
              When.INSTEAD,
              OnForkJoin.class,
              "commonPool",
              "()Ljava/util/concurrent/ForkJoinPool;"),
          gives("ThreadPoolExecutor", "execute", "(Ljava/lang/Runnable;)V"),
          gives(
              "ScheduledThreadPoolExecutor",
              "delayedExecute",
              "(Ljava/util/concurrent/RunnableScheduledFuture;)V"),
          takes("execute", FORK_JOIN_TASK, "V"),
          takes("execute", "Ljava/lang/Runnable;", "V"),
          takes("submit", FORK_JOIN_TASK, FORK_JOIN_TASK),
          takes("submit", "Ljava/util/concurrent/Callable;", FORK_JOIN_TASK),
          takes("submit", "Ljava/lang/Runnable;", FORK_JOIN_TASK),
          takes("submit", "Ljava/lang/Runnable;" + ANY, FORK_JOIN_TASK),
          gives("ForkJoinPool", "invoke", "(" + FORK_JOIN_TASK + ")" + ANY),
          keeps(WRAPPER, "execute", "(Ljava/lang/Runnable;)V"),
          keeps(WRAPPER, "submit", "(Ljava/lang/Runnable;)" + SUBMITTED),
          keeps(WRAPPER, "submit", "(Ljava/lang/Runnable;" + ANY + ")" + SUBMITTED),
          keeps(WRAPPER, "submit", "(Ljava/util/concurrent/Callable;)" + SUBMITTED),
          keeps(WRAPPER, "invokeAll", "(Ljava/util/Collection;)Ljava/util/List;"),
          keeps(WRAPPER, "invokeAll", "(Ljava/util/Collection;" + DELAY + ")Ljava/util/List;"),
          keeps(WRAPPER, "invokeAny", "(Ljava/util/Collection;)" + ANY),
          keeps(WRAPPER, "invokeAny", "(Ljava/util/Collection;" + DELAY + ")" + ANY),
          keeps("java/util/Timer", "sched", "(Ljava/util/TimerTask;JJ)V"),
          forkJoin("ForkJoinTask", "fork", FORK_JOIN_TASK, "()" + FORK_JOIN_TASK),
          new Body(
              QueueLeader.QUEUE.replace('.', '/'),
              "offer",
              "(Ljava/lang/Runnable;)Z",
              When.RESULT,
              OnScheduledPool.class,
              "offered",
              "(Z" + ANY + ")Z"));

  private PoolRedirects() {}

  private static Body gives(String type, String name, String descriptor) {
    return new Body(
        "java/util/concurrent/" + type,
        name,
        descriptor,
        When.BEFORE,
        OnPool.class,
        "gives",
        "(" + ANY + ")V");
  }

  /** What gives a task to a pool that may be the common one. */
  private static Body takes(String name, String parameters, String result) {
    boolean hasNoResult = result.equals("V");
    return new Body(
        "java/util/concurrent/ForkJoinPool",
        name,
        "(" + parameters + ")" + result,
        hasNoResult ? When.UNLESS : When.INSTEAD,
        OnForkJoin.class,
        name,
        "(" + ANY + parameters + ")" + (hasNoResult ? "Z" : result));
  }

  private static Body keeps(String type, String name, String descriptor) {
    return new Body(type, name, descriptor, When.BEFORE, OnPool.class, "keeps", "(" + ANY + ")V");
  }

  private static Body forkJoin(String type, String name, String receiver, String descriptor) {
    return new Body(
        "java/util/concurrent/" + type,
        name,
        descriptor,
        When.INSTEAD,
        OnForkJoin.class,
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
        OnCompletableFuture.class,
        name,
        hookDescriptor);
  }
}
