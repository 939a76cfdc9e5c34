package dev.holter.bench;

import dev.holter.OpenWorld;
import dev.holter.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Another JVM that does something on demand, and the end of it in this one. */
public final class Neighbour implements AutoCloseable {
  private static final long LONG = TimeUnit.HOURS.toNanos(1);

  /** Keeps what is computed. */
  @SuppressWarnings("UnusedVariable")
  private static volatile long sink;

  /** What is there beside the code that is measured. */
  public enum Mode {
    /** Nothing. */
    ABSENT,
    /** The agent, and no world. */
    INSTALLED,
    /** The agent, and a world with a sleeping worker on other threads. */
    WORLD
  }

  /** What a turn consists of. */
  enum Task {
    NANO_TIME(500_000),
    PARK(500_000),
    PING_PONG(1_000),
    QUEUE(50_000);

    final int operations;

    Task(int operations) {
      this.operations = operations;
    }
  }

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter requests;

  private Neighbour(Process process) {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static Neighbour start(Mode mode) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Neighbour.class.getName(),
                mode.name())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Neighbour(process);
  }

  void turn(Task task) {
    requests.println(task);
    try {
      if (!task.name().equals(answers.readLine())) {
        throw new IllegalStateException("The other JVM has ended");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }

  /**
   * Runs in the other JVM.
   *
   * @param args the mode
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    prepare(Mode.valueOf(args[0]));
    var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String task = requests.readLine(); task != null; task = requests.readLine()) {
      run(Task.valueOf(task));
      System.out.println(task);
    }
  }

  private static void prepare(Mode mode) throws InterruptedException {
    if (mode == Mode.ABSENT) {
      return;
    }
    OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS);
    if (mode == Mode.INSTALLED) {
      world.close();
      return;
    }
    world.stepFunctions().runScript(() -> TimeUnit.DAYS.sleep(1));
  }

  private static void run(Task task) throws InterruptedException {
    switch (task) {
      case NANO_TIME -> sink = nanoTime(task.operations);
      case PARK -> park(task.operations);
      case PING_PONG -> pingPong(task.operations);
      case QUEUE -> queue(task.operations);
    }
  }

  private static long nanoTime(int operations) {
    long sum = 0;
    for (int i = 0; i < operations; i++) {
      sum += System.nanoTime();
    }
    return sum;
  }

  private static void park(int operations) {
    for (int i = 0; i < operations; i++) {
      LockSupport.unpark(Thread.currentThread());
      LockSupport.parkNanos(LONG);
    }
  }

  private static void pingPong(int operations) throws InterruptedException {
    Players players = new Players(Thread.currentThread(), operations);
    players.other.start();
    players.play(1, players.other);
    players.other.join();
  }

  /** Two who are at it in turn. */
  private static final class Players {
    final Thread other;
    private final int operations;
    private volatile int at;

    Players(Thread one, int operations) {
      this.operations = operations;
      other = new Thread(() -> play(0, one));
    }

    void play(int mine, Thread next) {
      for (int turn = mine; turn < operations; turn += 2) {
        while (at != turn) {
          LockSupport.parkNanos(LONG);
        }
        at = turn + 1;
        LockSupport.unpark(next);
      }
    }
  }

  private static void queue(int operations) throws InterruptedException {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(64);
    Thread filler =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < operations; i++) {
                  queue.put(i);
                }
              } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
              }
            });
    filler.start();
    for (int i = 0; i < operations; i++) {
      sink = queue.take();
    }
    filler.join();
  }
}
