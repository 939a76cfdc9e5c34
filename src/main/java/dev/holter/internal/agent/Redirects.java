package dev.holter.internal.agent;

import static dev.holter.internal.agent.Descriptors.HTTP_CLIENT;

import dev.holter.internal.agent.boot.OnFile;
import dev.holter.internal.agent.boot.OnHttpClient;
import dev.holter.internal.agent.boot.OnObject;
import dev.holter.internal.agent.boot.OnPoller;
import dev.holter.internal.agent.boot.OnProcess;
import dev.holter.internal.agent.boot.OnReflection;
import dev.holter.internal.agent.boot.OnSystem;
import dev.holter.internal.agent.boot.OnThread;
import dev.holter.internal.agent.boot.OnUnsafe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is redirected where: the whole of it.
 *
 * <p>Native methods have no body to rewrite, so their calls are rewritten, in the user's classes
 * and in those of the JDK that {@link Scope} names.
 */
final class Redirects {
  private static final String UNSAFE = "jdk/internal/misc/Unsafe";
  private static final String UNSAFE_OF_LIBRARIES = "sun/misc/Unsafe";

  private static final String HTTP_SERVER = "sun/net/httpserver/ServerImpl";

  /** What wakes virtual threads at sockets, of JDK 21 and later. */
  static final String POLLER = "sun/nio/ch/Poller";

  private static final String OBJECT = "java/lang/Object";

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
          Call.of("java/lang/Thread", "getState", "()Ljava/lang/Thread$State;", OnThread.class),
          // The JDK parks after its spins, in which one whose limit has come would fall behind.
          Call.ofStatic(Thread.class, "onSpinWait", "()V", OnThread.class).exceptIn("java/"),
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
          Call.of("java/lang/Process", "isAlive", "()Z", OnProcess.class),
          Call.of("java/lang/ProcessHandle", "isAlive", "()Z", OnProcess.class),
          Call.of("java/lang/Process", "exitValue", "()I", OnProcess.class),
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
          // What else it reads the time for is compared with what its own threads read, in real
          // time. On JDK 25 it waits with a latch.
          Call.ofStatic(System.class, "currentTimeMillis", "()J", OnSystem.class)
              .onlyIn(HTTP_SERVER + "#stop"),
          Call.ofStatic(Thread.class, "sleep", "(J)V", OnThread.class)
              .onlyIn(HTTP_SERVER + "#delay"),
          Call.ofStatic(System.class, "nanoTime", "()J", OnSystem.class),
          Call.ofStatic(System.class, "currentTimeMillis", "()J", OnSystem.class),
          Call.ofStatic(LockSupport.class, "park", "()V", OnPoller.class).onlyIn(POLLER),
          Call.ofStatic(LockSupport.class, "parkNanos", "(J)V", OnPoller.class).onlyIn(POLLER),
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
          LoopRedirects.LOOPS_IDLENESS,
          LoopRedirects.LOOPS_NOW,
          httpClientsNow("TimeoutEvent"),
          httpClientsNow("PlainHttpConnection"),
          httpClientsNow("ConnectionPool"));

  /** Bodies of the JDK's own methods, and of those that libraries limit their waits with. */
  static final List<Body> BODIES =
      Stream.of(
              ThreadRedirects.BODIES,
              PoolRedirects.BODIES,
              SocketRedirects.BODIES,
              LocalRedirects.BODIES,
              DatagramRedirects.BODIES,
              PipeRedirects.BODIES,
              AsynchronousRedirects.BODIES,
              LoopRedirects.BODIES,
              SystemRedirects.BODIES,
              FileRedirects.BODIES)
          .flatMap(List::stream)
          .toList();

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
      Stream.concat(BODIES.stream().map(Body::owner), CALLS.stream().flatMap(Call::homes))
          .map(Scope::outermost)
          .collect(Collectors.toUnmodifiableSet());

  private Redirects() {}

  /** On JDK 17; later ones read the nanoseconds, which are real in such classes. */
  private static Call httpClientsNow(String caller) {
    return Call.ofStatic(Instant.class, "now", "()Ljava/time/Instant;", OnHttpClient.class)
        .onlyIn(HTTP_CLIENT + caller);
  }
}
