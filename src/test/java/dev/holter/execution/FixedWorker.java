package dev.holter.execution;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A worker whose life is written down by a test; it starts at second zero. */
public final class FixedWorker implements WorkerLife {

  private WorkerStatus status = WorkerStatus.RUNNING;
  private @Nullable Instant endedAt;
  private @Nullable Throwable failure;
  private boolean expected;

  private FixedWorker() {}

  public static FixedWorker running() {
    return new FixedWorker();
  }

  public FixedWorker ends(double seconds, WorkerStatus how) {
    status = how;
    endedAt = FixedTask.at(seconds);
    return this;
  }

  public FixedWorker fails(double seconds, Throwable why) {
    failure = why;
    return ends(seconds, WorkerStatus.FAILED);
  }

  public boolean isFailureExpected() {
    return expected;
  }

  @Override
  public String name() {
    return "worker-1";
  }

  @Override
  public WorkerStatus status() {
    return status;
  }

  @Override
  public Instant startedAt() {
    return FixedTask.at(0);
  }

  @Override
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public void expectFailure() {
    expected = true;
  }

  @Override
  public String surroundings() {
    return "Waiting:\n  [worker-1] in Thread.sleep\n";
  }
}
