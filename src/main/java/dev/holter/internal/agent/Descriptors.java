package dev.holter.internal.agent;

/** How byte code says what is redirected in more than one place. */
final class Descriptors {
  static final String CONSTRUCTOR = "<init>";

  static final String ANY = "Ljava/lang/Object;";
  static final String BUFFER = "Ljava/nio/ByteBuffer;";
  static final String EXECUTOR = "Ljava/util/concurrent/Executor;";
  static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

  /** An amount and its unit. */
  static final String DELAY = "JLjava/util/concurrent/TimeUnit;";

  /** The package of the JDK's HTTP client. */
  static final String HTTP_CLIENT = "jdk/internal/net/http/";

  private Descriptors() {}
}
