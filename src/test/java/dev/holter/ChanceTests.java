package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.WorkerActs.beat;
import static dev.holter.WorkerActs.poll;
import static dev.holter.WorkerActs.stoppable;
import static dev.holter.WorkerActs.succeed;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What is drawn at random is a choice of the world in an exploration, and chance in a test. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ChanceTests {
  @TempDir private Path folder;

  private List<Throwable> failures(Class<?> type) {
    return Explored.failures(folder, selectClass(type));
  }

  @Test
  void what_a_worker_draws_is_the_same_in_each_world() {
    DrawingTestCases.DRAWN.clear();

    assertThat(failures(DrawingTestCases.class)).isEmpty();

    // The last one is the test that the report shows: a plain one.
    assertThat(DrawingTestCases.DRAWN).hasSize(3);
    Map<String, Object> first = DrawingTestCases.DRAWN.remove();
    assertThat(DrawingTestCases.DRAWN.remove()).isEqualTo(first);
    assertThat(DrawingTestCases.DRAWN.remove()).isNotEqualTo(first);
    assertThat(first.values()).doesNotHaveDuplicates();
  }

  @Test
  void who_gives_a_seed_gets_what_it_says() {
    DrawingTestCases.DRAWN.clear();

    failures(DrawingTestCases.class);

    Random same = new Random(42);
    assertThat(DrawingTestCases.DRAWN.remove())
        .containsEntry("new Random(42)", same.nextLong())
        .containsEntry("setSeed(42)", new Random(42).nextInt())
        .containsEntry("new Random(42) again", same.nextLong());
  }

  @Test
  void in_a_plain_test_it_is_left_to_chance() {
    PlainTestCases.DRAWN.clear();

    assertThat(failures(PlainTestCases.class)).isEmpty();

    assertThat(PlainTestCases.DRAWN).hasSize(2);
    Map<String, Object> first = PlainTestCases.DRAWN.remove();
    Map<String, Object> second = PlainTestCases.DRAWN.remove();
    assertThat(second.keySet().stream().filter(name -> !name.contains("42")))
        .isNotEmpty()
        .noneMatch(name -> Objects.equals(second.get(name), first.get(name)));
  }

  @Test
  void what_the_search_draws_differs_from_world_to_world() {
    BurstTestCases.INSTANTS.clear();

    assertThat(failures(BurstTestCases.class)).isEmpty();

    // It is 11 if each burst draws what the one before it has drawn.
    assertThat(Set.copyOf(BurstTestCases.INSTANTS)).hasSizeGreaterThan(15);
  }

  @StepFunctionsTest
  static class BurstTestCases {
    static final Queue<Instant> INSTANTS = new ConcurrentLinkedQueue<>();

    @Explore(worlds = 200, order = false, latency = "PT1S")
    void calls(SfnClient client, VirtualClock clock) {
      for (int i = 0; i < 8; i++) {
        client.listActivities();
      }
      INSTANTS.add(clock.instant());
    }
  }

  @Test
  void the_draw_that_breaks_a_worker_is_found_and_can_be_repeated() {
    String message = failures(PatientTestCases.class).get(0).getMessage();

    assertThat(message)
        .containsPattern(
            "^explored \\d+ worlds; as usual, except:\\R"
                + "1\\. at 00:00:\\d\\d\\.\\d\\d\\d \\[worker-1] drew another random number\\R")
        .containsPattern("Deviation.of\\(\"chance\", \"worker-1\", \\d+, \"\\d\"\\)");
  }

  @Test
  void what_was_found_is_drawn_again_in_a_replay_and_in_a_plain_test() {
    ReplayTestCases.DRAWN.clear();

    assertThat(failures(ReplayTestCases.class)).hasSize(1);

    // Replayed, as usual for comparison, and pinned.
    List<List<Object>> drawn = List.copyOf(ReplayTestCases.DRAWN);
    assertThat(drawn).hasSize(3);
    assertThat(new HashSet<>(drawn)).hasSize(2);
    assertThat(drawn.get(0)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void what_the_JDK_draws_for_itself_is_another_each_time() {
    TemporaryTestCases.FILES.clear();

    assertThat(failures(TemporaryTestCases.class)).isEmpty();

    assertThat(TemporaryTestCases.FILES).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void the_jitter_of_a_client_is_the_same_in_each_world() {
    JitterTestCases.BEATS.clear();

    assertThat(failures(JitterTestCases.class)).isEmpty();

    assertThat(JitterTestCases.BEATS).hasSize(3);
    Instant first = JitterTestCases.BEATS.remove();
    assertThat(JitterTestCases.BEATS.remove()).isEqualTo(first);
    assertThat(first).isAfter(VirtualClock.DEFAULT_START.plusSeconds(20));
  }

  private static final Random SHARED = new Random();

  /** A number of each kind, and one more of a generator that was asked before. */
  private static Map<String, Object> draw() {
    Map<String, Object> drawn = new LinkedHashMap<>();
    Random seeded = new Random(42);
    Random own = new Random();
    Random late = new Random();
    late.setSeed(42);
    byte[] bytes = new byte[20];
    new SecureRandom().nextBytes(bytes);
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
    Collections.shuffle(numbers);
    drawn.put("new Random(42)", seeded.nextLong());
    drawn.put("setSeed(42)", late.nextInt());
    drawn.put("new Random()", own.nextLong());
    drawn.put("new Random() again", own.nextDouble());
    drawn.put("static Random", SHARED.nextInt());
    drawn.put("static Random of doubles", SHARED.doubles().limit(3).boxed().toList());
    drawn.put("Math.random()", Math.random());
    drawn.put("ThreadLocalRandom", ThreadLocalRandom.current().nextLong());
    drawn.put("ThreadLocalRandom below", ThreadLocalRandom.current().nextInt(1_000_000_000));
    drawn.put("SecureRandom of bytes", HexFormat.of().formatHex(bytes));
    drawn.put("SecureRandom", new SecureRandom().nextLong());
    drawn.put("UUID.randomUUID()", UUID.randomUUID());
    drawn.put("UUID::randomUUID", Stream.generate(UUID::randomUUID).limit(2).toList());
    drawn.put("Collections.shuffle", numbers);
    drawn.put("new Random(42) again", seeded.nextLong());
    return drawn;
  }

  @StepFunctionsTest
  static class DrawingTestCases {
    static final Queue<Map<String, Object>> DRAWN = new ConcurrentLinkedQueue<>();

    @Explore(worlds = 2)
    void draws(FakeStepFunctions stepFunctions, SfnClient client) {
      stepFunctions.runWorker(() -> DRAWN.add(draw()));
      client.listActivities();
    }
  }

  @StepFunctionsTest
  static class PlainTestCases {
    static final Queue<Map<String, Object>> DRAWN = new ConcurrentLinkedQueue<>();

    @RepeatedTest(2)
    void draws(FakeStepFunctions stepFunctions) {
      stepFunctions.runWorker(() -> DRAWN.add(draw()));
    }
  }

  /** Waits as long as an author takes for enough who has never seen the worst. */
  @StepFunctionsTest
  static class PatientTestCases {
    @Explore(order = false, latency = "", chance = true)
    void is_in_time(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, task.activityArn()).taskToken();
                for (int attempt = 0; attempt < 3; attempt++) {
                  Thread.sleep(ThreadLocalRandom.current().nextInt(25_000));
                }
                succeed(client, token);
              }));

      clock.advanceBy(ofMinutes(5));

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class ReplayTestCases {
    static final Queue<List<Object>> DRAWN = new ConcurrentLinkedQueue<>();

    @Explore(replay = "chance@worker-1#2=3")
    void explored(FakeStepFunctions stepFunctions) {
      List<Object> drawn = new ArrayList<>();
      stepFunctions.runWorker(
          () -> {
            drawn.add(UUID.randomUUID());
            drawn.add(Math.random());
            drawn.add(UUID.randomUUID());
          });
      DRAWN.add(drawn);
      throw new AssertionError("to see it again");
    }

    @Test
    void pinned(FakeStepFunctions stepFunctions) {
      stepFunctions.except(Deviation.of("chance", "worker-1", 2, "3"));
      try {
        explored(stepFunctions);
      } catch (AssertionError meant) {
        // The draws are what matters.
      }
    }
  }

  /** A client that the worker builds waits as long before another attempt as it draws. */
  @StepFunctionsTest
  static class JitterTestCases {
    static final Queue<Instant> BEATS = new ConcurrentLinkedQueue<>();

    @Explore(worlds = 2)
    @RedirectDefaultClients
    void beats(FakeStepFunctions stepFunctions, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.onHeartbeat(1, Fault.throttling()).onHeartbeat(2, Fault.throttling());
      stepFunctions.runWorker(
          stoppable(
              () -> {
                try (SfnClient client = SfnClient.create()) {
                  String token = poll(client, task.activityArn()).taskToken();
                  Thread.sleep(20_000);
                  beat(client, token);
                }
              }));

      clock.advanceBy(ofMinutes(1));

      BEATS.add(task.heartbeats().get(0).at());
    }
  }

  @StepFunctionsTest
  static class TemporaryTestCases {
    static final Queue<Path> FILES = new ConcurrentLinkedQueue<>();

    @Explore(worlds = 2)
    void writes(@TempDir Path folder, SfnClient client) throws IOException {
      Path file = Files.createTempFile(folder, "page", ".txt");
      FILES.add(file.getFileName());
      client.listActivities();
    }
  }
}
