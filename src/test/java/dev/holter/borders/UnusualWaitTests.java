package dev.holter.borders;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.CookieManager;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Workers that wait with what is seldom used for it. */
@StepFunctionsTest
class UnusualWaitTests {
  /** The garbage collector must not come first. */
  private static final Object KEPT = new Object();

  @TempDir static Path directory;

  private interface Wait {
    void twentySeconds() throws Throwable;
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Wait wait) {
    assertBeats(stepFunctions, client, clock, ofSeconds(20), wait);
  }

  private static void assertBeats(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      Duration period,
      Wait wait) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          while (true) {
            try {
              wait.twentySeconds();
            } catch (InterruptedException | RuntimeException | Error stopped) {
              throw stopped;
            } catch (Throwable other) {
              throw new IllegalStateException(other);
            }
            beats.beat();
          }
        });

    clock.advanceBy(period.multipliedBy(15));

    assertThat(beats.instants())
        .isEqualTo(LongStream.rangeClosed(1, 15).mapToObj(period::multipliedBy).toList());
  }

  @Repeated
  void a_queue_of_references(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    assertExact(stepFunctions, client, clock, () -> queue.remove(20_000));
  }

  @Repeated
  void a_loop_until_the_jvm_has_run_for_so_long(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
    assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          long begin = jvm.getUptime();
          while (jvm.getUptime() - begin < 20_000) {
            Thread.sleep(1_000);
          }
        });
  }

  @Repeated
  void a_reference_that_is_enqueued(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          WeakReference<Object> reference = new WeakReference<>(KEPT, queue);
          Thread other =
              new Thread(
                  () -> {
                    sleep(20);
                    reference.enqueue();
                  });
          other.start();
          queue.remove();
        });
  }

  private static void sleep(long seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Repeated
  void a_watched_directory_in_which_nothing_happens(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    try (WatchService watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertExact(
          stepFunctions,
          client,
          clock,
          () -> {
            try {
              watch.poll(20, TimeUnit.SECONDS);
            } catch (ClosedWatchServiceException over) {
              throw new InterruptedException();
            }
          });
    }
  }

  private static void waitInVain(Runnable never) {
    try {
      verify(never, timeout(20_000)).run();
    } catch (AssertionError missing) {
      // As it should be.
    }
  }

  @RepeatedWithFramework
  void mockito_gives_up(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Runnable never = mock(Runnable.class);
    // It looks every 10 ms, and gives up at the first look after its limit.
    assertBeats(stepFunctions, client, clock, ofMillis(20_010), () -> waitInVain(never));
  }

  @Repeated
  void a_sleep_by_reflection(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Method sleep = Thread.class.getMethod("sleep", long.class);
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(null, 20_000L));
  }

  @Repeated
  void a_sleep_by_a_method_handle(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    MethodHandle sleep =
        MethodHandles.lookup()
            .findStatic(Thread.class, "sleep", MethodType.methodType(void.class, long.class));
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(20_000L));
  }

  @Repeated
  void a_sleep_until_the_time_by_reflection(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Method now = System.class.getMethod("currentTimeMillis");
    assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          long end = (long) now.invoke(null) + 20_000;
          while ((long) now.invoke(null) < end) {
            TimeUnit.SECONDS.sleep(1);
          }
        });
  }

  /** As expressions and languages without types find what a call means. */
  private static Method among(Method[] methods, String name, Class<?>... parameters) {
    return Stream.of(methods)
        .filter(method -> method.getName().equals(name))
        .filter(method -> Arrays.equals(method.getParameterTypes(), parameters))
        .findFirst()
        .orElseThrow();
  }

  @Repeated
  void a_sleep_that_was_found_among_all_methods(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Method sleep = among(Thread.class.getMethods(), "sleep", long.class);
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(null, 20_000L));
  }

  @Repeated
  void a_sleep_that_was_found_in_a_subclass(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Method sleep = ForkJoinWorkerThread.class.getMethod("sleep", long.class);
    assertExact(stepFunctions, client, clock, () -> sleep.invoke(null, 20_000L));
  }

  @Repeated
  void the_time_that_was_found_among_all_methods(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Method now = among(System.class.getDeclaredMethods(), "currentTimeMillis");
    assertExact(stepFunctions, client, clock, () -> sleepUntilItIsLater(now));
  }

  private static void sleepUntilItIsLater(Method now) throws Exception {
    long begin = (long) now.invoke(null);
    TimeUnit.SECONDS.sleep(20);
    if ((long) now.invoke(null) != begin + 20_000) {
      throw new IllegalStateException("real");
    }
  }

  @Repeated
  void the_time_in_an_expression_of_spring(VirtualClock clock) {
    Expression now = new SpelExpressionParser().parseExpression("T(System).currentTimeMillis()");

    clock.advanceBy(ofSeconds(20));

    assertThat(now.getValue(Long.class)).isEqualTo(clock.millis());
  }

  @Repeated
  void a_park_past_the_JDKs_own_class_for_it(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Runnable park = parking(Duration.ofSeconds(20));
    assertExact(stepFunctions, client, clock, park::run);
  }

  /** Compiled here, since the compiler warns of each use of that class, and nothing silences it. */
  private static Runnable parking(Duration limit) throws Exception {
    Class<?> unsafe = Class.forName("sun.misc.Unsafe");
    assumeThat(unsafe.getMethods())
        .as("not since JDK 22")
        .anyMatch(m -> m.getName().equals("park"));
    Field instance = unsafe.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    return (Runnable)
        new ByteBuddy()
            .subclass(Object.class)
            .name("com.example.Parking")
            .implement(Runnable.class)
            .method(ElementMatchers.named("run"))
            .intercept(
                MethodCall.invoke(unsafe.getMethod("park", boolean.class, long.class))
                    .on(instance.get(null))
                    .with(false, limit.toNanos()))
            .make()
            .load(UnusualWaitTests.class.getClassLoader())
            .getLoaded()
            .getConstructor()
            .newInstance();
  }

  @Repeated
  void a_cookie_that_expires(VirtualClock clock) {
    CookieStore cookies = new CookieManager().getCookieStore();
    HttpCookie cookie = new HttpCookie("session", "1");
    cookie.setPath("/");
    cookie.setMaxAge(60);
    cookies.add(URI.create("http://127.0.0.1/"), cookie);

    clock.advanceBy(ofSeconds(60));
    assertThat(cookies.getCookies()).hasSize(1);
    clock.advanceBy(ofSeconds(1));
    assertThat(cookies.getCookies()).isEmpty();
  }

  @Repeated
  void an_entry_of_an_archive_that_gets_the_present_time(VirtualClock clock) throws Exception {
    clock.advanceBy(ofSeconds(20));
    ZipEntry entry = new ZipEntry("beats.txt");

    try (ZipOutputStream archive = new ZipOutputStream(new ByteArrayOutputStream())) {
      archive.putNextEntry(entry);
    }

    assertThat(entry.getTimeLocal())
        .isEqualTo(LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
  }
}
