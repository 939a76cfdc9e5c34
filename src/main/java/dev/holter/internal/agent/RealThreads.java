package dev.holter.internal.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Threads that stay in real time though a thread of a clock may start them: they serve a socket,
 * the JVM or the test engine.
 *
 * <p>What a thread is follows from whose code it runs: the class of the innermost task in what it
 * was made with, and if that is the worker of a pool, the class of what makes the pool's threads;
 * but the makers that Netty has make threads for anybody's pool, and no event loop is one. Its own
 * class says so only if it has no task, or is the JDK's: anybody may run a task in a thread that a
 * library has made. Its name says nothing, since anybody may choose any.
 */
final class RealThreads {
  private static final String EVENT_LOOPS = "io.netty.util.concurrent.";

  /** Whose threads these are, by the start of the names of classes. */
  private static final List<String> MAKERS =
      List.of(
          "com.github.tomakehurst.wiremock.",
          EVENT_LOOPS,
          // Who waits for processes.
          "java.lang.Process",
          // The JDK's one thread for the limits of all futures.
          "java.util.concurrent.CompletableFuture$Delayer",
          "jdk.internal.",
          "org.apache.maven.surefire.",
          "org.eclipse.jetty.",
          "org.junit.",
          "org.wiremock.",
          "software.amazon.awssdk.http.",
          "sun.",
          "wiremock.");

  private static final String HTTP_CLIENT = "jdk.internal.net.http.";

  /** Asked for once, since a thread of a clock is given another pool in its place. */
  private static final ForkJoinPool COMMON = ForkJoinPool.commonPool();

  private final UnaryOperator<Object> insides;

  RealThreads(UnaryOperator<Object> insides) {
    this.insides = insides;
  }

  /** Such a one may be given work by a thread of a clock, and does none of that clock's. */
  boolean isOfTheJvm(Thread thread) {
    return makers(thread).stream()
        .map(Class::getName)
        .anyMatch(
            name ->
                name.startsWith("java.lang.Process")
                    || (name.startsWith("jdk.internal.") && !name.startsWith(HTTP_CLIENT)));
  }

  boolean contains(Thread thread) {
    return isOfTheCommonPool(thread)
        || isNative(thread)
        || makers(thread).stream().map(Class::getName).anyMatch(RealThreads::isReal);
  }

  private static boolean isReal(String maker) {
    return MAKERS.stream().anyMatch(original(maker)::startsWith);
  }

  private static String original(String name) {
    return Relocated.original(name.replace('.', '/')).replace('/', '.');
  }

  /** Half a sentence about a thread that is one of these. */
  String why(Thread thread) {
    return makers(thread).stream()
        .map(Class::getName)
        .filter(RealThreads::isReal)
        .findFirst()
        .map(name -> "it runs " + name + ", which serves sockets, the JVM or the test engine")
        .orElse("it is one of the JVM's");
  }

  /** Of JDK 25: the delay thread of the pool that all share. */
  private boolean isOfTheCommonPool(Thread thread) {
    return thread.getClass() != Thread.class && insides.apply(thread) == COMMON;
  }

  /** Nobody has started it with anything to run, so it comes from outside of Java. */
  private boolean isNative(Thread thread) {
    return thread.getClass() == Thread.class && insides.apply(thread) == null;
  }

  private List<Class<?>> makers(Thread thread) {
    List<Class<?>> makers = new ArrayList<>();
    Object outermost = insides.apply(thread);
    if (outermost == null || thread.getClass().getClassLoader() == null) {
      makers.add(thread.getClass());
    }
    if (outermost != null) {
      Object work = innermost(outermost);
      makers.add(work.getClass());
      ThreadPoolExecutor pool = pool(work);
      Class<?> factory = pool == null ? null : pool.getThreadFactory().getClass();
      if (factory != null && !original(factory.getName()).startsWith(EVENT_LOOPS)) {
        makers.add(factory);
      }
    }
    return makers;
  }

  /** Below what libraries put around a task, and below what the JDK does. */
  private Object innermost(Object outermost) {
    Object work = Wrapped.innermost(outermost);
    Object inside = insides.apply(work);
    return inside instanceof Runnable || inside instanceof Callable ? innermost(inside) : work;
  }

  private @Nullable ThreadPoolExecutor pool(Object work) {
    return insides.apply(work) instanceof ThreadPoolExecutor pool ? pool : null;
  }
}
