package dev.holter.neighbours;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** What never goes on, each in its way; all of it fails, on a slow machine as on a fast one. */
final class HopelessTestCases {
  private static final Duration HOUR = Duration.ofHours(1);

  private HopelessTestCases() {}

  /** Two workers each have what the other one wants. */
  @StepFunctionsTest
  static class DeadlockOfMonitors {
    private final Object left = new Object();
    private final Object right = new Object();

    @Test
    void advances(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> takeBoth(left, right));
      stepFunctions.runScript(() -> takeBoth(right, left));
      clock.advanceBy(HOUR);
    }

    private static void takeBoth(Object first, Object second) throws InterruptedException {
      synchronized (first) {
        Thread.sleep(1000);
        synchronized (second) {
          Thread.sleep(1000);
        }
      }
    }
  }

  /** The same with locks. */
  @StepFunctionsTest
  static class DeadlockOfLocks {
    private final ReentrantLock left = new ReentrantLock();
    private final ReentrantLock right = new ReentrantLock();

    @Test
    void advances(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> takeBoth(left, right));
      stepFunctions.runScript(() -> takeBoth(right, left));
      clock.advanceBy(HOUR);
    }

    private static void takeBoth(ReentrantLock first, ReentrantLock second)
        throws InterruptedException {
      first.lockInterruptibly();
      Thread.sleep(1000);
      second.lockInterruptibly();
    }
  }

  /** A worker reads from a peer that says nothing. */
  @StepFunctionsTest
  static class NativeWait {
    @Test
    void advances(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
      try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          Socket socket = new Socket(mute.getInetAddress(), mute.getLocalPort())) {
        stepFunctions.runScript(() -> socket.getInputStream().read());
        clock.advanceBy(HOUR);
      }
    }
  }

  /** A worker asks again and again. */
  @StepFunctionsTest
  static class Spinning {
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void advances(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            while (!ended.get() && !Thread.currentThread().isInterrupted()) {
              // Nobody says that it has ended.
            }
          });
      clock.advanceBy(HOUR);
    }
  }

  /** A worker keeps its time by itself. */
  @StepFunctionsTest(agent = false)
  static class RealSleep {
    @Test
    void advances(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(() -> Thread.sleep(3_600_000));
      clock.advanceBy(HOUR);
    }
  }

  /** The test forgets a hold. */
  @StepFunctionsTest
  static class OpenHold {
    @Test
    void advances(VirtualClock clock) {
      clock.hold("for ever");
      clock.advanceBy(HOUR);
    }
  }

  /** The test waits on a monitor for a worker that waits in real time. */
  @StepFunctionsTest
  static class Monitor {
    @Test
    void waits(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
      Thread worker =
          new Thread(
              () -> {
                try {
                  clock.inRealTime(
                      () -> {
                        new CountDownLatch(1).await();
                        return null;
                      });
                } catch (Exception interrupted) {
                  Thread.currentThread().interrupt();
                }
              });
      worker.start();
      worker.join();
    }
  }

  /** The test asks again and again, which gives nobody a turn. */
  @StepFunctionsTest
  static class SpinningTest {
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test
    void asks() {
      new Thread(() -> ended.set(true)).start();
      while (!ended.get()) {
        // The other one could only say so if this one waited.
      }
    }
  }
}
