package dev.holter.internal.agent;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
class HookFramesTests {

  @Test
  void a_wait_of_the_jdks_for_a_socket_belongs_to_its_hook(
      FakeStepFunctions stepFunctions, VirtualClock clock) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      StackTraceElement[] stack =
          stackAfterASecond(
              clock,
              stepFunctions.runScript(
                  () -> {
                    try {
                      socket.receive(new DatagramPacket(new byte[1], 1));
                    } catch (SocketException closedByTheTest) {
                      // It has waited long enough.
                    }
                  }));

      int count = HookFrames.count(stack);

      assertThat(stack[count - 1].getClassName()).endsWith(".OnDatagramChannel");
      assertThat(stack[count].getMethodName()).isEqualTo("receive");
    }
  }

  @Test
  void a_wait_of_the_clocks_belongs_to_its_hook(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    StackTraceElement[] stack =
        stackAfterASecond(clock, stepFunctions.runScript(() -> Thread.sleep(20_000)));

    assertThat(stack[HookFrames.count(stack) - 1].getClassName()).endsWith(".OnThread");
  }

  private static StackTraceElement[] stackAfterASecond(VirtualClock clock, WorkerRun run) {
    clock.advanceBy(ofSeconds(1));
    return run.thread().getStackTrace();
  }

  /** A clock's wait parks the thread, which is a hook for everybody else. */
  @Test
  void a_hook_within_another_ones_wait_belongs_to_that_one() {
    StackTraceElement[] stack = {
      new StackTraceElement("dev.holter.internal.agent.boot.OnLockSupport", "park", null, 1),
      ofTheJdk("java.util.concurrent.locks.LockSupport", "park"),
      new StackTraceElement("dev.holter.internal.time.Vigil", "park", null, 1),
      new StackTraceElement("dev.holter.internal.agent.boot.OnThread", "sleep", null, 1),
      new StackTraceElement("com.example.Worker", "beat", null, 1),
      new StackTraceElement("dev.holter.internal.agent.boot.LoopPlan", "run", null, 1)
    };

    assertThat(HookFrames.count(stack)).isEqualTo(4);
  }

  @Test
  void what_the_jdk_does_between_a_user_and_a_hook_does_not() {
    StackTraceElement[] stack = {
      new StackTraceElement("dev.holter.internal.agent.boot.OnLockSupport", "park", null, 1),
      ofTheJdk("java.util.concurrent.locks.LockSupport", "park"),
      ofTheJdk("java.util.concurrent.locks.ReentrantLock", "lock"),
      new StackTraceElement("com.example.Worker", "beat", null, 1)
    };

    assertThat(HookFrames.count(stack)).isEqualTo(1);
  }

  private static StackTraceElement ofTheJdk(String type, String method) {
    return new StackTraceElement(null, "java.base", "17", type, method, null, 1);
  }

  @Test
  void a_users_code_belongs_to_none() {
    StackTraceElement[] stack = {
      new StackTraceElement("com.example.Worker", "beat", null, 1),
      new StackTraceElement("dev.holter.internal.agent.boot.LoopPlan", "run", null, 1)
    };

    assertThat(HookFrames.count(stack)).isZero();
    assertThat(HookFrames.count(new StackTraceElement[0])).isZero();
    assertThat(HookFrames.count(new Throwable().getStackTrace())).isZero();
  }
}
