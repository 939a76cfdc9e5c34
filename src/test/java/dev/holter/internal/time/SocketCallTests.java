package dev.holter.internal.time;

import static dev.holter.Engines.engine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A thread reads an answer for real, while a server's thread waits in its place. */
@Timeout(300)
class SocketCallTests {
  private final VirtualClock clock = VirtualClock.create();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final AtomicReference<Participant> asker = new AtomicReference<>();
  private final CountDownLatch served = new CountDownLatch(1);

  @AfterEach
  void close() {
    clock.close();
  }

  /** Reads until the server's thread is done. */
  private Thread asks(@Nullable Duration limit) throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              Participant self = engine(clock).participants.caller("a call");
              asker.set(self);
              engine(clock).socketCalls.ask(self, limit);
              asked.countDown();
              awaitServed();
              engine(clock).socketCalls.comeBack(self);
              notes.add("asker " + clock.elapsed());
            });
    reader.start();
    asked.await();
    CountDownLatch serving = new CountDownLatch(1);
    new Thread(() -> serve(reader, serving)).start();
    serving.await();
    return reader;
  }

  private void serve(Thread reader, CountDownLatch serving) {
    try {
      engine(clock)
          .actFor(
              reader,
              "a poll",
              () -> {
                serving.countDown();
                return engine(clock)
                    .newWait("a poll")
                    .await(clock.instant().plusSeconds(60), Purpose.BACKGROUND);
              });
      notes.add("answered");
    } catch (InterruptedException gone) {
      notes.add("broken off " + asker().call.givenUp);
    } catch (Exception other) {
      throw new IllegalStateException(other);
    } finally {
      served.countDown();
    }
  }

  private Participant asker() {
    return Objects.requireNonNull(asker.get());
  }

  private void awaitServed() {
    try {
      served.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @RepeatedTest(20)
  void the_wait_ends_when_the_askers_patience_does() throws Exception {
    Thread reader = asks(Duration.ofSeconds(30));

    clock.advanceBy(Duration.ofMinutes(5));
    reader.join();

    assertThat(notes).containsExactly("broken off true", "asker PT30S");
  }

  @RepeatedTest(20)
  void patience_that_lasts_changes_nothing() throws Exception {
    Thread reader = asks(Duration.ofSeconds(65));

    clock.advanceBy(Duration.ofMinutes(5));
    reader.join();

    assertThat(notes).containsExactly("answered", "asker PT1M");
  }

  @RepeatedTest(20)
  void the_wait_ends_when_another_thread_closes_the_socket() throws Exception {
    Thread reader = asks(null);
    clock.advanceBy(Duration.ofSeconds(10));

    engine(clock).socketCalls.giveUp(asker());
    engine(clock).socketCalls.giveUp(asker());
    clock.advanceBy(Duration.ofSeconds(10));
    reader.join();

    assertThat(notes).containsExactly("broken off false", "asker PT10S");
  }
}
