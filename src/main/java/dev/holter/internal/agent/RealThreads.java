package dev.holter.internal.agent;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * Threads that stay in real time though a worker's thread may start them: they serve the whole JVM,
 * or a socket.
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
          "org.wiremock.",
          "software.amazon.awssdk.http.",
          "sun.",
          "wiremock.");

  /** Names of threads whose classes say nothing. */
  private static final List<String> NAMES =
      List.of(
          "AwsEventLoop",
          "CompletableFutureDelayScheduler",
          "HttpClient-",
          "OkHttp",
          "aws-java-sdk-NettyEventLoop",
          "idle-connection-reaper",
          "process reaper",
          "qtp");

  private static final ForkJoinPool COMMON = ForkJoinPool.commonPool();

  private RealThreads() {}

  /** Whether the common pool has something to do, for whomever. */
  static boolean areBusy() {
    return !COMMON.isQuiescent() || COMMON.hasQueuedSubmissions();
  }

  static boolean contains(Thread thread) {
    if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() == COMMON) {
      return true;
    }
    String type = thread.getClass().getName();
    String name = thread.getName();
    return TYPES.stream().anyMatch(type::startsWith) || NAMES.stream().anyMatch(name::startsWith);
  }
}
