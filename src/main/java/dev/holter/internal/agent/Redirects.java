package dev.holter.internal.agent;

import dev.holter.internal.agent.Body.When;
import dev.holter.internal.agent.boot.OnCertificate;
import dev.holter.internal.agent.boot.OnClock;
import dev.holter.internal.agent.boot.OnCompletableFuture;
import dev.holter.internal.agent.boot.OnEventLoop;
import dev.holter.internal.agent.boot.OnFile;
import dev.holter.internal.agent.boot.OnForkJoin;
import dev.holter.internal.agent.boot.OnHttpClient;
import dev.holter.internal.agent.boot.OnIdleState;
import dev.holter.internal.agent.boot.OnLockSupport;
import dev.holter.internal.agent.boot.OnLoopTimer;
import dev.holter.internal.agent.boot.OnObject;
import dev.holter.internal.agent.boot.OnPool;
import dev.holter.internal.agent.boot.OnProcess;
import dev.holter.internal.agent.boot.OnRandom;
import dev.holter.internal.agent.boot.OnReflection;
import dev.holter.internal.agent.boot.OnScheduledPool;
import dev.holter.internal.agent.boot.OnSelector;
import dev.holter.internal.agent.boot.OnServerSocket;
import dev.holter.internal.agent.boot.OnSignal;
import dev.holter.internal.agent.boot.OnSocket;
import dev.holter.internal.agent.boot.OnSocketChannel;
import dev.holter.internal.agent.boot.OnSocketTimeout;
import dev.holter.internal.agent.boot.OnSslSocket;
import dev.holter.internal.agent.boot.OnSystem;
import dev.holter.internal.agent.boot.OnThread;
import dev.holter.internal.agent.boot.OnUnsafe;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/**
 * What is redirected where: the whole of it.
 *
 * <p>Native methods have no body to rewrite, so their calls are rewritten, in the user's classes
 * and in those of the JDK that {@link Scope} names.
 */
final class Redirects {
  private static final String UNSAFE = "jdk/internal/misc/Unsafe";
  private static final String UNSAFE_OF_LIBRARIES = "sun/misc/Unsafe";
  private static final String HTTP_CLIENT = "jdk/internal/net/http/";
  private static final String OBJECT = "java/lang/Object";
  private static final String CONSTRUCTOR = "<init>";

  private static final String METHOD =
      "(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;";

  private static final String METHODS = "()[Ljava/lang/reflect/Method;";

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
          Call.of(
                  "java/util/concurrent/ExecutorService",
                  "execute",
                  "(Ljava/lang/Runnable;)V",
                  OnFile.class)
              .onlyIn("sun/nio/ch/SimpleAsynchronousFileChannelImpl"),
          Call.ofStatic(System.class, "nanoTime", "()J", OnSystem.class)
              .as("nanoTimeOfTasks")
              .onlyIn(
                  "java/util/concurrent/ScheduledThreadPoolExecutor",
                  "java/util/concurrent/DelayScheduler"),
          Call.ofStatic(System.class, "nanoTime", "()J", OnSystem.class),
          Call.ofStatic(System.class, "currentTimeMillis", "()J", OnSystem.class),
          Call.of(UNSAFE, "park", "(ZJ)V", OnUnsafe.class).exceptIn(LockSupport.class),
          Call.of(UNSAFE, "unpark", "(Ljava/lang/Object;)V", OnUnsafe.class)
              .exceptIn(LockSupport.class),
          Call.of(UNSAFE_OF_LIBRARIES, "park", "(ZJ)V", OnUnsafe.class),
          Call.of(UNSAFE_OF_LIBRARIES, "unpark", "(Ljava/lang/Object;)V", OnUnsafe.class),
          Call.of("java/lang/Class", "getMethod", METHOD, OnReflection.class),
          Call.of("java/lang/Class", "getDeclaredMethod", METHOD, OnReflection.class),
          Call.of("java/lang/Class", "getMethods", METHODS, OnReflection.class),
          Call.of("java/lang/Class", "getDeclaredMethods", METHODS, OnReflection.class),
          Call.of(
              "java/lang/invoke/MethodHandles$Lookup",
              "findStatic",
              "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;)"
                  + "Ljava/lang/invoke/MethodHandle;",
              OnReflection.class),
          httpClientsNow("TimeoutEvent"),
          httpClientsNow("PlainHttpConnection"),
          httpClientsNow("ConnectionPool"));

  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";
  private static final String DELAY = "JLjava/util/concurrent/TimeUnit;";
  private static final String EXECUTOR = "Ljava/util/concurrent/Executor;";
  private static final String NIO_SOCKET = "sun/nio/ch/NioSocketImpl";
  private static final String SOCKET = "Ljava/net/SocketImpl;";
  private static final String BYTES = "[BII";
  private static final String FORK_JOIN_TASK = "Ljava/util/concurrent/ForkJoinTask;";
  private static final String CONTAINER = "Ljdk/internal/vm/ThreadContainer;";

  private static final String ANY = "Ljava/lang/Object;";
  private static final String CONTEXT = "Lio/netty/channel/ChannelHandlerContext;";
  private static final String PLAN = "Ljava/lang/Runnable;" + DELAY;

  private static final String LOOPS = Body.NETTY + "util/concurrent/";
  private static final String LOOP_TASK = "L" + LOOPS + "ScheduledFutureTask;";

  private static final String CHANNEL = "Ljava/nio/channels/SocketChannel;";
  private static final String BUFFER = "Ljava/nio/ByteBuffer;";
  private static final String ADDRESS = "Ljava/net/SocketAddress;";

  private static final String READ = "Ljava/io/FileDescriptor;[BIIJ";

  /** Bodies of the JDK's own methods, and of those that libraries limit their waits with. */
  static final List<Body> BODIES =
      Stream.concat(ofTime().stream(), FileRedirects.BODIES.stream()).toList();

  private static List<Body> ofTime() {
    return List.of(
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
        thread("sleep", "(Ljava/time/Duration;)V", When.UNLESS, "slept", "(Ljava/time/Duration;)Z"),
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
        // The same on JDK 25, where futures and publishers ask for it.
        new Body(
            "java/util/concurrent/ForkJoinPool",
            "asyncCommonPool",
            "()Ljava/util/concurrent/ForkJoinPool;",
            When.INSTEAD,
            Type.getInternalName(OnForkJoin.class),
            "commonPool",
            "()Ljava/util/concurrent/ForkJoinPool;"),
        gives("ThreadPoolExecutor", "execute", "(Ljava/lang/Runnable;)V"),
        gives(
            "ScheduledThreadPoolExecutor",
            "delayedExecute",
            "(Ljava/util/concurrent/RunnableScheduledFuture;)V"),
        gives("ForkJoinPool", "execute", "(" + FORK_JOIN_TASK + ")V"),
        gives("ForkJoinPool", "execute", "(Ljava/lang/Runnable;)V"),
        gives("ForkJoinPool", "submit", "(" + FORK_JOIN_TASK + ")" + FORK_JOIN_TASK),
        gives("ForkJoinPool", "submit", "(Ljava/util/concurrent/Callable;)" + FORK_JOIN_TASK),
        gives("ForkJoinPool", "submit", "(Ljava/lang/Runnable;)" + FORK_JOIN_TASK),
        gives("ForkJoinPool", "submit", "(Ljava/lang/Runnable;" + ANY + ")" + FORK_JOIN_TASK),
        gives("ForkJoinPool", "invoke", "(" + FORK_JOIN_TASK + ")" + ANY),
        forkJoin("ForkJoinTask", "fork", FORK_JOIN_TASK, "()" + FORK_JOIN_TASK),
        new Body(
            QueueLeader.QUEUE.replace('.', '/'),
            "offer",
            "(Ljava/lang/Runnable;)Z",
            When.RESULT,
            Type.getInternalName(OnScheduledPool.class),
            "offered",
            "(Z" + ANY + ")Z"),
        new Body(
            "sun/nio/ch/SelectorImpl",
            "lockAndDoSelect",
            "(Ljava/util/function/Consumer;J)I",
            When.INSTEAD_OF_NUMBER,
            Type.getInternalName(OnSelector.class),
            "select",
            "(Ljava/nio/channels/Selector;Ljava/util/function/Consumer;J)I"),
        wakeup("sun/nio/ch/EPollSelectorImpl"),
        wakeup("sun/nio/ch/KQueueSelectorImpl"),
        wakeup("sun/nio/ch/PollSelectorImpl"),
        wakeup("sun/nio/ch/WEPollSelectorImpl"),
        accept("java/net/ServerSocket", "Ljava/net/Socket;"),
        accept("java/nio/channels/ServerSocketChannel", "Ljava/nio/channels/SocketChannel;"),
        socket("beginWrite", "()Ljava/io/FileDescriptor;", When.BEFORE, "writes", ""),
        socket("write", "(" + BYTES + ")V", When.BEFORE, "writes", BYTES),
        onSocket("read", "(" + BYTES + ")I", When.RESULT, "read", "(I" + SOCKET + "[BI)I"),
        sslStream(
            "AppOutputStream",
            "write",
            "(" + BYTES + ")V",
            When.BEFORE,
            "(Ljava/io/OutputStream;" + BYTES + ")V"),
        sslStream(
            "AppInputStream",
            "read",
            "(" + BYTES + ")I",
            When.RESULT,
            "(ILjava/io/InputStream;[BI)I"),
        socket("connect", "(" + ADDRESS + "I)V", When.BEFORE, "connects", ADDRESS),
        socket("accept", "(" + SOCKET + ")V", When.AFTER, "accepted", SOCKET),
        socket("beginRead", "()Ljava/io/FileDescriptor;", When.BEFORE, "beginsRead", ""),
        socket("endRead", "(Z)V", When.BEFORE, "endsRead", "Z"),
        socket("endRead", "(Z)V", When.AFTER, "endedRead", ""),
        socket("close", "()V", When.BEFORE, "closes", ""),
        socketChannel("write", "(" + BUFFER + ")I", "writes", BUFFER),
        socketChannel("write", "([" + BUFFER + "II)J", "writes", "[" + BUFFER + "I"),
        socketChannel("implCloseSelectableChannel", "()V", "closes", ""),
        channelResult("connect", "(" + ADDRESS + ")Z", "connects", "(Z" + CHANNEL + ADDRESS + ")Z"),
        channelResult("finishConnect", "()Z", "connected", "(Z" + CHANNEL + ")Z"),
        channelResult("read", "(" + BUFFER + ")I", "read", "(I" + CHANNEL + BUFFER + ")I"),
        channelResult("read", "([" + BUFFER + "II)J", "read", "(J" + CHANNEL + ")J"),
        loop("SingleThreadEventExecutor", "execute", "Z)V", "adds", "(" + ANY, "Z)V"),
        loop("GlobalEventExecutor", "execute", ")V", "adds", "(" + ANY, ")V"),
        loop("SingleThreadEventExecutor", "removeTask", ")Z", "drops", "(" + ANY, ")V"),
        loop("SingleThreadEventExecutor", "reject", ")V", "drops", "(" + ANY, ")V"),
        loop("AbstractEventExecutor", "runTask", ")V", "runs", "(", ")V"),
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
            "(" + ANY + ANY + PLAN + ")" + ANY),
        new Body(
            "jdk/internal/misc/Signal",
            "raise",
            "(Ljdk/internal/misc/Signal;)V",
            When.UNLESS,
            Type.getInternalName(OnSignal.class),
            "raise",
            "(Ljava/lang/Object;)Z"),
        onExit("java/lang/ProcessImpl"),
        onExit("java/lang/ProcessHandleImpl"),
        invalidCertificate("Expired"),
        invalidCertificate("NotYetValid"),
        new Body(
            "sun/management/RuntimeImpl",
            "getUptime",
            "()J",
            When.RESULT,
            Type.getInternalName(OnSystem.class),
            "uptime",
            "(J)J"),
        socketTimeout("()V"),
        socketTimeout("(Ljava/lang/String;)V"),
        new Body(
            NIO_SOCKET,
            "timedRead",
            "(" + READ + ")I",
            When.BEFORE,
            Type.getInternalName(OnSocketTimeout.class),
            "reads",
            "(Ljava/lang/Object;" + READ + ")V"),
        random(CONSTRUCTOR, "()V", When.AFTER, "unseeded", ""),
        random(CONSTRUCTOR, "(J)V", When.AFTER, "seeded", ""),
        random("setSeed", "(J)V", When.AFTER, "seeded", ""),
        random("next", "(I)I", When.INSTEAD_OF_NUMBER, "next", "I"),
        new Body(
            Type.getInternalName(ThreadLocalRandom.class),
            "nextSeed",
            "()J",
            When.RESULT,
            Type.getInternalName(OnRandom.class),
            "nextSeed",
            "(J)J"),
        new Body(
            Type.getInternalName(SecureRandom.class),
            "nextBytes",
            "([B)V",
            When.UNLESS,
            Type.getInternalName(OnRandom.class),
            "nextBytes",
            "(Ljava/security/SecureRandom;[B)Z"),
        httpClientSends(When.BEFORE, "sends", "(" + ANY + ANY + ")V"),
        httpClientSends(When.RESULT, "sendAsync", "(" + FUTURE + ")" + FUTURE),
        new Body(
            Type.getInternalName(Clock.class),
            "currentInstant",
            "()Ljava/time/Instant;",
            When.INSTEAD,
            Type.getInternalName(OnClock.class),
            "currentInstant",
            "()Ljava/time/Instant;"));
  }

  /** The body that a class of a user may override; it runs on the thread itself. */
  static final Body THREAD_RUN = thread("run", "()V", When.BEFORE, "run", "(Ljava/lang/Object;)V");

  /** The calls by their names. */
  static final Map<String, List<Call>> CALLS_BY_NAME =
      CALLS.stream().collect(Collectors.groupingBy(Call::name));

  /** A class that has none of these names in its constant pool makes no call that is redirected. */
  static final Set<String> CALLED =
      CALLS.stream()
          .filter(call -> call.only().isEmpty())
          .map(Call::name)
          .collect(Collectors.toUnmodifiableSet());

  /** The outermost classes that have a body of their own, or a call that only they make. */
  static final Set<String> HOMES =
      Stream.concat(
              BODIES.stream().map(Body::owner), CALLS.stream().flatMap(c -> c.only().stream()))
          .map(Scope::outermost)
          .collect(Collectors.toUnmodifiableSet());

  private Redirects() {}

  /** On JDK 17; later ones read the nanoseconds, which are real in such classes. */
  private static Call httpClientsNow(String caller) {
    return Call.ofStatic(Instant.class, "now", "()Ljava/time/Instant;", OnHttpClient.class)
        .onlyIn(HTTP_CLIENT + caller);
  }

  private static Body httpClientSends(When when, String hookName, String hookDescriptor) {
    return new Body(
        HTTP_CLIENT + "HttpClientImpl",
        "sendAsync",
        "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
            + "Ljava/net/http/HttpResponse$PushPromiseHandler;"
            + EXECUTOR
            + ")"
            + FUTURE,
        when,
        Type.getInternalName(OnHttpClient.class),
        hookName,
        hookDescriptor);
  }

  private static Body wakeup(String type) {
    return new Body(
        type,
        "wakeup",
        "()Ljava/nio/channels/Selector;",
        When.BEFORE,
        Type.getInternalName(OnSelector.class),
        "wakeup",
        "(Ljava/nio/channels/Selector;)V");
  }

  private static Body accept(String type, String result) {
    String owner = type.startsWith("java/nio/") ? "sun/nio/ch/ServerSocketChannelImpl" : type;
    return new Body(
        owner,
        "accept",
        "()" + result,
        When.INSTEAD,
        Type.getInternalName(OnServerSocket.class),
        "accept",
        "(L" + type + ";)" + result);
  }

  /** What the hook takes, beside the socket, is a prefix of the parameters. */
  private static Body socket(
      String name, String descriptor, When when, String hookName, String taken) {
    return onSocket(name, descriptor, when, hookName, "(" + SOCKET + taken + ")V");
  }

  private static Body onSocket(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        NIO_SOCKET,
        name,
        descriptor,
        when,
        Type.getInternalName(OnSocket.class),
        hookName,
        hookDescriptor);
  }

  private static Body sslStream(
      String type, String name, String descriptor, When when, String hookDescriptor) {
    return new Body(
        Body.SSL + "SSLSocketImpl$" + type,
        name,
        descriptor,
        when,
        Type.getInternalName(OnSslSocket.class),
        when == When.RESULT ? "read" : "writes",
        hookDescriptor);
  }

  /** What the hook takes, beside the channel, is a prefix of the parameters. */
  private static Body socketChannel(String name, String descriptor, String hookName, String taken) {
    return new Body(
        "sun/nio/ch/SocketChannelImpl",
        name,
        descriptor,
        When.BEFORE,
        Type.getInternalName(OnSocketChannel.class),
        hookName,
        "(" + CHANNEL + taken + ")V");
  }

  private static Body channelResult(
      String name, String descriptor, String hookName, String hookDescriptor) {
    return new Body(
        "sun/nio/ch/SocketChannelImpl",
        name,
        descriptor,
        When.RESULT,
        Type.getInternalName(OnSocketChannel.class),
        hookName,
        hookDescriptor);
  }

  /** Netty's queue of tasks. */
  private static Body loop(
      String type, String name, String rest, String hookName, String receiver, String hookRest) {
    String task = "Ljava/lang/Runnable;";
    return new Body(
        LOOPS + type,
        name,
        "(" + task + rest,
        When.BEFORE,
        Type.getInternalName(OnEventLoop.class),
        hookName,
        receiver + task + hookRest);
  }

  private static Body loopTimer(
      String type,
      String name,
      String descriptor,
      When when,
      String hookName,
      String hookDescriptor) {
    return new Body(
        LOOPS + type,
        name,
        descriptor,
        when,
        Type.getInternalName(OnLoopTimer.class),
        hookName,
        hookDescriptor);
  }

  /** Netty's limit of a read. */
  private static Body idleState(
      String name, String descriptor, When when, String hookName, String hookDescriptor) {
    return new Body(
        Body.NETTY + "handler/timeout/IdleStateHandler",
        name,
        descriptor,
        when,
        Type.getInternalName(OnIdleState.class),
        hookName,
        hookDescriptor);
  }

  private static Body invalidCertificate(String why) {
    return new Body(
        "java/security/cert/Certificate" + why + "Exception",
        CONSTRUCTOR,
        "(Ljava/lang/String;)V",
        When.AFTER,
        Type.getInternalName(OnCertificate.class),
        "isInvalid",
        "(" + ANY + "Ljava/lang/String;)V");
  }

  private static Body socketTimeout(String descriptor) {
    return new Body(
        Type.getInternalName(SocketTimeoutException.class),
        CONSTRUCTOR,
        descriptor,
        When.AFTER,
        Type.getInternalName(OnSocketTimeout.class),
        "timedOut",
        "()V");
  }

  /** The generator that others are made of. */
  private static Body random(
      String name, String descriptor, When when, String hookName, String taken) {
    String result = when == When.AFTER ? "V" : "I";
    return new Body(
        Type.getInternalName(Random.class),
        name,
        descriptor,
        when,
        Type.getInternalName(OnRandom.class),
        hookName,
        "(Ljava/util/Random;" + taken + ")" + result);
  }

  private static Body onExit(String owner) {
    return new Body(
        owner,
        "onExit",
        "()" + FUTURE,
        When.RESULT,
        Type.getInternalName(OnProcess.class),
        "onExit",
        "(" + FUTURE + ")" + FUTURE);
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

  private static Body gives(String type, String name, String descriptor) {
    return new Body(
        "java/util/concurrent/" + type,
        name,
        descriptor,
        When.BEFORE,
        Type.getInternalName(OnPool.class),
        "gives",
        "(" + ANY + ")V");
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
