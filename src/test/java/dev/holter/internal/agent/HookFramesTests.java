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
