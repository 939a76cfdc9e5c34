package dev.holter.internal.agent;

import java.util.List;

/**
 * Threads that stay in real time though a thread of a clock may start them: they serve a socket,
 * the JVM or the test engine.
 */
final class RealThreads {
  /** Classes of threads, by the start of their names. */
  private static final List<String> TYPES =
      List.of(
          "com.github.tomakehurst.wiremock.",
          "io.netty.",
          "java.lang.ProcessReaper",
          "jdk.internal.",
          "org.eclipse.jetty.",
          "org.junit.",
          "org.wiremock.",
          "software.amazon.awssdk.http.",
          "sun.",
          "wiremock.");

  /** Names of threads whose classes say nothing. */
  private static final List<String> NAMES =
      List.of(
          "AwsEventLoop",
          "CompletableFutureDelayScheduler",
          "ForkJoinPool.commonPool-delayScheduler",
          "HttpClient-",
          "OkHttp",
          "aws-java-sdk-NettyEventLoop",
          "awaitility",
          "holter-reaper",
          "idle-connection-reaper",
          "junit-",
          "process reaper",
          "qtp",
          "surefire-");

  private RealThreads() {}

  static boolean isOfTheJvm(Thread thread) {
    return thread.getClass().getName().startsWith("jdk.internal.");
  }

  static boolean contains(Thread thread) {
    String type = thread.getClass().getName();
    String name = thread.getName();
    return TYPES.stream().anyMatch(type::startsWith) || NAMES.stream().anyMatch(name::startsWith);
  }
}
