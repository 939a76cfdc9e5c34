package dev.holter.borders;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.TaskDefinition;
import dev.holter.VirtualClock;
import dev.holter.WorkerScript;
import dev.holter.execution.TaskAttempt;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Virtual threads park where others wait in native code, and a thread of the JDK's unparks them.
 */
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "There are no virtual threads before.")
class VirtualThreadSocketTests {
  private static ServerSocket elsewhere;

  /** Answers each byte after a while, in real time. */
  @BeforeAll
  static void open() throws IOException {
    elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    startRealThread(
        () -> {
          while (true) {
            Socket accepted = elsewhere.accept();
            startRealThread(() -> answer(accepted));
          }
        });
  }

  private static void startRealThread(WorkerScript script) {
    Thread thread =
        new Thread(
            () -> {
              try {
                script.run();
              } catch (Exception closed) {
                // Its peer has gone, or all tests have run.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void answer(Socket accepted) throws Exception {
    try (accepted) {
      for (int asked = accepted.getInputStream().read();
          asked >= 0;
          asked = accepted.getInputStream().read()) {
        Thread.sleep(20);
        accepted.getOutputStream().write(asked);
      }
    }
  }

  @AfterAll
  static void close() throws IOException {
    elsewhere.close();
  }

  @Nested
  @StepFunctionsTest
  class OnTheClock {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final FakeStepFunctions stepFunctions;
    private final VirtualClock clock;
    private ExecutorService threads;

    OnTheClock(FakeStepFunctions stepFunctions, VirtualClock clock) {
      this.stepFunctions = stepFunctions;
      this.clock = clock;
    }

    @BeforeEach
    void begin() throws ReflectiveOperationException {
      threads =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    @AfterEach
    void end() {
      threads.shutdown();
    }

    private void see(String what) {
      seen.add(what + " at " + clock.elapsed());
    }

    private void run(WorkerScript script) {
      threads.submit(
          () -> {
            try {
              script.run();
            } catch (Exception | LinkageError failure) {
              see(failure.toString());
            }
          });
    }

    @Repeated
    void a_line_from_one_to_another() throws Exception {
      try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
        run(
            () -> {
              try (Socket accepted = server.accept()) {
                for (int i = 0; i < 2; i++) {
                  Thread.sleep(10_000);
                  accepted.getOutputStream().write(1);
                }
              }
            });
        run(
            () -> {
              try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                while (socket.getInputStream().read() >= 0) {
                  see("read");
                }
                see("end");
              }
            });

        clock.advanceBy(ofMinutes(1));
      }

      assertThat(seen).containsExactly("read at PT10S", "read at PT20S", "end at PT20S");
    }

    private void assertTakesNoTime(WorkerScript work) {
      run(
          () -> {
            Thread.sleep(1_000);
            see("another");
          });
      run(work);

      clock.advanceBy(ofMinutes(1));

      assertThat(seen).containsExactly("answer at PT0S", "another at PT1S");
    }

    @Repeated
    void a_server_from_before_the_test_takes_no_time() {
      assertTakesNoTime(
          () -> {
            try (Socket socket = new Socket(elsewhere.getInetAddress(), elsewhere.getLocalPort())) {
              socket.getOutputStream().write(1);
              assertThat(socket.getInputStream().read()).isOne();
              see("answer");
            }
          });
    }

    @Repeated
    void nor_does_one_at_a_channel() {
      assertTakesNoTime(
          () -> {
            try (SocketChannel channel =
                SocketChannel.open(
                    new InetSocketAddress(elsewhere.getInetAddress(), elsewhere.getLocalPort()))) {
              channel.write(ByteBuffer.wrap(new byte[] {1}));
              assertThat(channel.read(ByteBuffer.allocate(1))).isOne();
              see("answer");
            }
          });
    }

    @Repeated
    void a_limit_that_comes_there_fails_the_test() {
      assertThatThrownBy(
              () -> {
                run(
                    () -> {
                      try (Socket socket =
                          new Socket(elsewhere.getInetAddress(), elsewhere.getLocalPort())) {
                        socket.setSoTimeout(30);
                        socket.getInputStream().read();
                      }
                    });
                clock.advanceBy(ofMinutes(1));
              })
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "[a thread without a name] gave up in Socket$SocketInputStream.read at"
                  + " [2025-01-01T00:00:00Z]");
    }

    @Repeated
    void polls_of_a_client_last_a_minute() {
      String arn = IdleActivity.arn(stepFunctions);
      try (SfnClient client =
          OwnClients.at(stepFunctions.endpoint(), SfnClient.builder()).build()) {
        for (int worker = 0; worker < 2; worker++) {
          run(
              () -> {
                client.getActivityTask(r -> r.activityArn(arn));
                client.getActivityTask(r -> r.activityArn(arn));
                see("polled");
              });
        }

        clock.advanceBy(ofMinutes(5));
      }

      assertThat(seen).containsExactly("polled at PT2M", "polled at PT2M");
    }

    @Repeated
    void a_calls_timeout_of_a_client() {
      String arn = IdleActivity.arn(stepFunctions);
      try (SfnClient client =
          OwnClients.at(stepFunctions.endpoint(), SfnClient.builder())
              .overrideConfiguration(o -> o.apiCallTimeout(ofSeconds(20)))
              .build()) {
        run(
            () -> {
              assertThatThrownBy(() -> client.getActivityTask(r -> r.activityArn(arn)))
                  .isInstanceOf(ApiCallTimeoutException.class);
              see("gave up");
            });

        clock.advanceBy(ofMinutes(5));
      }

      assertThat(seen).containsExactly("gave up at PT20S");
    }

    @Repeated
    void beats_of_two_workers_with_one_client() {
      List<TaskAttempt> tasks = new ArrayList<>();
      try (SfnClient client =
          OwnClients.at(stepFunctions.endpoint(), SfnClient.builder()).build()) {
        for (int worker = 0; worker < 2; worker++) {
          TaskAttempt task =
              stepFunctions.scheduleTask(TaskDefinition.activity("shape").heartbeat(ofHours(1)));
          tasks.add(task);
          run(() -> beat(client, task.activityArn()));
        }

        clock.advanceBy(ofMinutes(5));
      }

      assertThat(tasks)
          .allSatisfy(task -> assertThat(Beats.instants(task)).isEqualTo(Beats.every(30, 6)));
    }

    private void beat(SfnClient client, String arn) throws InterruptedException {
      String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
      for (int i = 0; i < 6; i++) {
        Thread.sleep(30_000);
        client.sendTaskHeartbeat(r -> r.taskToken(token));
      }
    }
  }
}
