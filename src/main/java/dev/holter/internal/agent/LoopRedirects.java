package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.ANY;
import static dev.holter.internal.agent.Descriptors.DELAY;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnEventLoop;
import dev.holter.internal.agent.boot.OnIdleState;
import dev.holter.internal.agent.boot.OnLoopTimer;
import java.util.List;

/** What is redirected of Netty's event loops, and of the limits that it sets for reads. */
final class LoopRedirects {
  private static final String CONTEXT = "Lio/netty/channel/ChannelHandlerContext;";
  private static final String PLAN = "Ljava/lang/Runnable;" + DELAY;
  private static final String LOOPS = Body.NETTY + "util/concurrent/";
  private static final String LOOP_TASK = "L" + LOOPS + "ScheduledFutureTask;";

  private static final String LOOP = LOOPS + "SingleThreadEventExecutor";

  /** How long a loop has had nothing to do. */
  static final Call LOOPS_IDLENESS =
      Call.of(LOOP, "getCurrentTimeNanos", "()J", OnLoopTimer.class)
          .as("afterNow")
          .onlyIn(LOOP + "#confirmShutdown");

  /** Where a loop looks at its own queue of timers, some of which are real, time stays real. */
  static final Call LOOPS_NOW =
      Call.of(LOOP, "getCurrentTimeNanos", "()J", OnLoopTimer.class)
          .as("now")
          .onlyIn(
              LOOP + "#runAllTasks",
              LOOP + "#runScheduledAndExecutorTasks",
              LOOP + "#runShutdownHooks",
              LOOP + "#updateLastExecutionTime");

  static final List<Body> BODIES =
      List.of(
          loop("SingleThreadEventExecutor", "execute", "Z)V", "adds", "(" + ANY, "Z)V"),
          loop("GlobalEventExecutor", "execute", ")V", "adds", "(" + ANY, ")V"),
          loop("SingleThreadEventExecutor", "removeTask", ")Z", "drops", "(" + ANY, ")V"),
          loop("SingleThreadEventExecutor", "reject", ")V", "drops", "(" + ANY, ")V"),
          loop("AbstractEventExecutor", "runTask", ")V", "runs", "(", ")V"),
          loopEnd("reject", "()V", "refuses", "()V"),
          loopEnd("drainTasks", "()I", "ends", "(" + ANY + ")V"),
          loopTimer(
              "AbstractScheduledEventExecutor",
              "deadlineNanos",
              "(JJ)J",
              When.RESULT,
              "deadline",
              "(JJJ)J"),
          loopTimer(
              "AbstractScheduledEventExecutor",
              "schedule",
              "(" + LOOP_TASK + ")L" + LOOPS + "ScheduledFuture;",
              When.INSTEAD,
              "schedule",
              "(" + ANY + ANY + ")" + ANY),
          loopTimer(
              "AbstractScheduledEventExecutor",
              "scheduleFromEventLoop",
              "(" + LOOP_TASK + ")V",
              When.UNLESS,
              "again",
              "(" + ANY + ANY + ")Z"),
          loopTimer(
              "AbstractScheduledEventExecutor",
              "removeScheduled",
              "(" + LOOP_TASK + ")V",
              When.UNLESS,
              "remove",
              "(" + ANY + ANY + ")Z"),
          loopTimer(
              "AbstractScheduledEventExecutor",
              "cancelScheduledTasks",
              "()V",
              When.BEFORE,
              "ends",
              "(" + ANY + ")V"),
          loopTimer(
              "ScheduledFutureTask", "delayNanos", "()J", When.RESULT, "delay", "(J" + ANY + ")J"),
          idleState(
              "initialize", "(" + CONTEXT + ")V", When.BEFORE, "begins", "(" + ANY + ANY + ")V"),
          idleState("ticksInNanos", "()J", When.RESULT, "ticks", "(J" + ANY + ")J"),
          idleState(
              "schedule",
              "(" + CONTEXT + PLAN + ")Lio/netty/util/concurrent/Future;",
              When.INSTEAD,
              "schedule",
              "(" + ANY + ANY + PLAN + ")" + ANY));

  private LoopRedirects() {}

  /** Netty's queue of tasks. */
  private static Body loop(
      String type, String name, String rest, String hookName, String receiver, String hookRest) {
    String task = "Ljava/lang/Runnable;";
    return new Body(
        LOOPS + type,
        name,
        "(" + task + rest,
        When.BEFORE,
        OnEventLoop.class,
        hookName,
        receiver + task + hookRest);
  }

  /** A loop that has ended. */
  private static Body loopEnd(
      String name, String descriptor, String hookName, String hookDescriptor) {
    return new Body(
        LOOP, name, descriptor, When.BEFORE, OnEventLoop.class, hookName, hookDescriptor);
  }

  private static Body loopTimer(
      String type,
      String name,
      String descriptor,
      When when,
      String hookName,
      String hookDescriptor) {
    return new Body(
        LOOPS + type, name, descriptor, when, OnLoopTimer.class, hookName, hookDescriptor);
  }

  /** Netty's limit of a read. */
  private static Body idleState(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        Body.NETTY + "handler/timeout/IdleStateHandler",
        name,
        descriptor,
        when,
        OnIdleState.class,
        hookName,
        hookDescriptor);
  }
}
