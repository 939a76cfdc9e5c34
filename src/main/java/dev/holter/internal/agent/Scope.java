package dev.holter.internal.agent;

import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which classes are rewritten: all of the user's, and those of the JDK that wait. */
final class Scope {
  /** Those of the JDK, and the classes inside of them. */
  private static final Set<String> JDK =
      Set.of(
          "java/lang/ProcessHandleImpl",
          "java/lang/ProcessImpl",
          "java/lang/Thread",
          "java/lang/VirtualThread",
          "java/lang/ref/ReferenceQueue",
          // It expires.
          "java/net/HttpCookie",
          "java/net/ServerSocket",
          "java/net/SocketTimeoutException",
          "java/security/SecureRandom",
          "java/time/Clock",
          "java/io/PipedInputStream",
          "java/io/PipedOutputStream",
          "java/io/PipedReader",
          "java/io/PipedWriter",
          "java/util/Calendar",
          "java/util/Date",
          "java/util/GregorianCalendar",
          "java/util/JapaneseImperialCalendar",
          "java/util/Random",
          "java/util/Timer",
          "java/util/TimerThread",
          // An entry without a time gets the present one.
          "java/util/zip/ZipOutputStream",
          "jdk/internal/misc/Signal",
          "sun/nio/ch/Poller",
          "sun/nio/ch/SimpleAsynchronousFileChannelImpl",
          // Calendar.getInstance reads the time here.
          "sun/util/locale/provider/CalendarProviderImpl");

  /**
   * Where the JDK waits for the outside, and files: what it does there itself, and reads, is real.
   */
  private static final List<String> BODIES_ONLY =
      List.of(
          "java/io/",
          "java/nio/file/",
          "java/security/cert/",
          "sun/management/",
          "sun/net/httpserver/",
          "sun/nio/ch/",
          "sun/nio/fs/",
          Body.SSL);

  /**
   * Those of the JDK's HTTP client that send, and that read the time, and what waits until its
   * server has stopped.
   */
  private static final Set<String> HTTP =
      Set.of(
          "jdk/internal/net/http/ConnectionPool",
          "jdk/internal/net/http/ConnectionPool$ExpiryList",
          "jdk/internal/net/http/HttpClientImpl",
          "jdk/internal/net/http/PlainHttpConnection",
          "jdk/internal/net/http/TimeoutEvent",
          "sun/net/httpserver/ServerImpl");

  private static final String CONCURRENT = "java/util/concurrent/";

  /**
   * Who watches or serves the test in real time: agents, test engines, build tools, and what the
   * clients and the endpoint are made of.
   */
  private static final List<String> REAL =
      List.of(
          "com/github/tomakehurst/wiremock/",
          "com/intellij/",
          "io/cucumber/",
          "io/kotest/",
          // Without what lies beside these in its utilities: its wheel of timers waits for nobody.
          "io/netty/bootstrap/",
          "io/netty/buffer/",
          "io/netty/channel/",
          "io/netty/handler/",
          "io/netty/resolver/",
          "io/netty/util/concurrent/",
          "io/netty/util/internal/",
          "jdk/",
          "net/bytebuddy/",
          "net/jqwik/",
          "org/apache/maven/",
          "org/apiguardian/",
          "org/assertj/",
          "org/eclipse/jdt/",
          "org/eclipse/jetty/",
          "org/gradle/",
          "org/jacoco/",
          "org/junit/",
          "org/opentest4j/",
          "org/spockframework/",
          "org/testng/",
          "org/wiremock/",
          "software/amazon/awssdk/http/",
          "sun/",
          "wiremock/",
          "worker/org/gradle/");

  /**
   * Where clients wait for one of their connections to be free, up to a limit, and where an answer
   * of a stub takes its time.
   */
  private static final List<String> WAITS =
      List.of(
          "com/github/tomakehurst/wiremock/servlet/",
          "io/netty/util/concurrent/DefaultPromise",
          // How long it waits for more before it ends.
          "io/netty/util/concurrent/SingleThreadEventExecutor");

  private final ClassLoader platform = ClassLoader.getPlatformClassLoader();
  private final ProtectionDomain ours = Scope.class.getProtectionDomain();

  /**
   * Loads the few classes of the JDK that are named here, with those inside of them: the JVM shows
   * no transformer a class that another agent loads while it transforms one itself.
   */
  static void loadJdk() {
    for (String name : JDK) {
      try {
        Class<?> type = Class.forName(name.replace('/', '.'), false, null);
        for (Class<?> inside : type.getDeclaredClasses()) {
          Class.forName(inside.getName(), false, null);
        }
      } catch (ClassNotFoundException other) {
        // Not every JDK has each.
      }
    }
  }

  boolean contains(
      @Nullable ClassLoader loader, @Nullable String name, @Nullable ProtectionDomain domain) {
    if (name == null) {
      return false;
    }
    if (loader == platform) {
      return HTTP.contains(name);
    }
    if (loader == null) {
      return name.startsWith(CONCURRENT) || JDK.contains(outermost(name)) || isHooked(name);
    }
    String original = Relocated.original(name);
    return !isOurs(domain) && (!isReal(original) || isOfLibrary(original));
  }

  /** Asked for every class: a stream would cost more than all the comparisons. */
  static boolean isReal(String name) {
    return startsWithAny(name, REAL) && !startsWithAny(name, WAITS);
  }

  private static boolean startsWithAny(String name, List<String> starts) {
    for (String start : starts) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** What such a class does itself stays real; a method of it has a hook. */
  private static boolean isOfLibrary(String name) {
    return name.startsWith(Body.NETTY) && hasBody(name);
  }

  private static boolean isHooked(String name) {
    return hasBodiesOnly(name) && hasBody(name);
  }

  private static boolean hasBody(String name) {
    return Redirects.BODIES.stream().anyMatch(body -> body.owner().equals(name));
  }

  /** Whether all calls in a class are redirected too, beside its bodies and those named for it. */
  static boolean hasVirtualCalls(String name) {
    boolean isRealLibrary = name.startsWith(Body.NETTY) && isReal(name);
    return !isRealLibrary && (!hasBodiesOnly(name) || JDK.contains(outermost(name)));
  }

  private static boolean hasBodiesOnly(String name) {
    return startsWithAny(name, BODIES_ONLY);
  }

  /** By where they come from, since tests of ours have the same packages. */
  private boolean isOurs(@Nullable ProtectionDomain domain) {
    return domain != null
        && domain.getCodeSource() != null
        && domain.getCodeSource().equals(ours.getCodeSource());
  }

  static String outermost(String name) {
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }
}
