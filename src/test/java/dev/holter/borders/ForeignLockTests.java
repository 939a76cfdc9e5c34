package dev.holter.borders;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A lock, such as a logger's, that a worker has now and then, and that a thread of somebody else's
 * wants too: whoever gives it free gives that thread nothing to do.
 */
@StepFunctionsTest
class ForeignLockTests {
  private static final int TIMES = 150;

  /** Takes the lock again and again, and reads the time. */
  private static final class Housekeeper extends Thread {
    private final Lock lock;
    private volatile boolean over;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger virtual = new AtomicInteger();

    Housekeeper(Lock lock, VirtualClock clock) {
      super("housekeeper");
      this.lock = lock;
      setDaemon(true);
      try {
        clock.inRealTime(
            () -> {
              start();
              return null;
            });
      } catch (Exception never) {
        throw new AssertionError(never);
      }
    }

    @Override
    public void run() {
      while (!over) {
        haveForAMoment(lock);
        if (Instant.now().isBefore(Instant.EPOCH.plus(Duration.ofDays(56 * 365)))) {
          virtual.incrementAndGet();
        }
        rounds.incrementAndGet();
      }
    }

    void assertStayedReal(VirtualClock clock) throws Exception {
      over = true;
      clock.inRealTime(
          () -> {
            join(60_000);
            return null;
          });
      assertThat(isAlive()).isFalse();
      assertThat(virtual).as("of %s rounds", rounds).hasValue(0);
    }
  }

  private static void haveForAMoment(Lock lock) {
    lock.lock();
    try {
      for (int i = 0; i < 200; i++) {
        Thread.onSpinWait();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void runWith(Lock lock, FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    Housekeeper housekeeper = new Housekeeper(lock, clock);
    stepFunctions.runScript(
        () -> {
          for (int i = 0; i < TIMES; i++) {
            haveForAMoment(lock);
            if (i % 50 == 0) {
              TimeUnit.SECONDS.sleep(20);
            }
          }
        });
    clock.advanceBy(ofMinutes(1));
    housekeeper.assertStayedReal(clock);
  }

  @Repeated
  void a_lock(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    runWith(new ReentrantLock(), stepFunctions, clock);
  }

  @Repeated
  void a_fair_lock(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    runWith(new ReentrantLock(true), stepFunctions, clock);
  }

  @Repeated
  void a_lock_for_writing(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    runWith(new ReentrantReadWriteLock().writeLock(), stepFunctions, clock);
  }

  /** The server's own thread stays in real time, and works for the test. */
  @Repeated
  void a_lock_that_a_server_has(VirtualClock clock) throws Exception {
    Lock lock = new ReentrantLock();
    Housekeeper housekeeper = new Housekeeper(lock, clock);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          for (int i = 0; i < TIMES / 3; i++) {
            haveForAMoment(lock);
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .build();
    for (int i = 0; i < 3; i++) {
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
      clock.advanceBy(ofSeconds(20));
    }
    server.stop(0);
    housekeeper.assertStayedReal(clock);
  }
}
