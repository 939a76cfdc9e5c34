package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Threads that a class starts once and that do the work of each test of a JVM. */
@StepFunctionsTest
@Execution(ExecutionMode.SAME_THREAD)
class LastingThreadTests {

  /** Started when its class is initialised. */
  private static final class Dispatcher {
    private static final BlockingQueue<Runnable> QUEUE = new LinkedBlockingQueue<>();

    static {
      Thread thread = new Thread(Dispatcher::dispatch, "dispatcher");
      thread.setDaemon(true);
      thread.start();
    }

    static void dispatch() {
      try {
        while (true) {
          QUEUE.take().run();
        }
      } catch (InterruptedException ends) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Made by whoever needs it first, and looks for something else to do each minute. */
  private static final class Flusher implements Runnable {
    private static Flusher instance;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    static synchronized Flusher instance() {
      if (instance == null) {
        instance = new Flusher();
        Thread thread = new Thread(instance, "flusher");
        thread.setDaemon(true);
        thread.start();
      }
      return instance;
    }

    @Override
    public void run() {
      try {
        while (true) {
          Runnable task = queue.poll(1, TimeUnit.MINUTES);
          if (task != null) {
            task.run();
          }
        }
      } catch (InterruptedException ends) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A thread with a queue of its own making. */
  private static final class Mailbox extends Thread {
    private static final Mailbox MAILBOX = new Mailbox();

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    static {
      MAILBOX.setDaemon(true);
      MAILBOX.start();
    }

    private Mailbox() {
      super("mailbox");
    }

    synchronized void put(Runnable task) {
      tasks.add(task);
      notifyAll();
    }

    private synchronized Runnable next() throws InterruptedException {
      while (tasks.isEmpty()) {
        wait();
      }
      return tasks.remove();
    }

    @Override
    public void run() {
      try {
        while (true) {
          next().run();
        }
      } catch (InterruptedException ends) {
        interrupt();
      }
    }
  }

  @Repeated
  void a_thread_that_takes_from_a_static_queue(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertBeats(stepFunctions, client, clock, Dispatcher.QUEUE::add);
  }

  @Repeated
  void a_thread_of_a_singleton_that_polls_with_a_limit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertBeats(stepFunctions, client, clock, Flusher.instance().queue::add);
  }

  @Repeated
  void a_thread_that_waits_at_its_own_monitor(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertBeats(stepFunctions, client, clock, Mailbox.MAILBOX::put);
  }

  /** One that belongs to a test ends with it, as any worker does. */
  @Repeated
  void a_thread_of_one_test_is_interrupted(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Taker.assertLastEnded();
    new Taker().start();
    clock.advanceBy(ofSeconds(1));
  }

  private static final class Taker extends Thread {
    private static final AtomicReference<String> ENDED = new AtomicReference<>("");

    private static boolean begun;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    static void assertLastEnded() {
      assertThat(ENDED.getAndSet("")).isEqualTo(begun ? "interrupted" : "");
      begun = true;
    }

    @Override
    public void run() {
      try {
        queue.take();
      } catch (InterruptedException ends) {
        ENDED.set("interrupted");
      }
    }
  }

  private static void assertBeats(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      Consumer<Runnable> dispatcher) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          for (int n = 0; n < 6; n++) {
            Thread.sleep(20_000);
            dispatcher.accept(beats::beat);
          }
        });

    clock.advanceBy(ofSeconds(150));

    assertThat(beats.instants()).isEqualTo(every(20, 6));
  }
}
