package com.example;

import static dev.holter.TaskDefinition.activity;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The mistakes that everybody makes first, in a package of the user's. */
public final class StuckTestCases {
  private StuckTestCases() {}

  /** A worker keeps its time by itself. */
  @StepFunctionsTest(agent = false, watchdog = "PT1S")
  public static class Sleeping {
    @Test
    void advances(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      client.createActivity(r -> r.name("loads-the-classes-of-the-SDK"));
      stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofSeconds(60)));
      stepFunctions.runWorker(new SleepingWorker(client, stepFunctions.activityArn("thumbnails")));
      clock.advanceBy(Duration.ofHours(24));
    }
  }

  /** The test waits for what nobody does. */
  @StepFunctionsTest(watchdog = "PT1S")
  public static class WaitingForNobody {
    @Test
    void waits() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }

  /** The test forgets a hold. */
  @StepFunctionsTest(watchdog = "PT1S")
  public static class Holding {
    @Test
    void holds(VirtualClock clock) {
      clock.hold("until the upload is done");
      clock.advanceBy(Duration.ofHours(24));
    }
  }

  /** A worker waits for something that only the test can give. */
  @StepFunctionsTest(agent = false, watchdog = "PT1S")
  public static class Waiting {
    @Test
    void waits(FakeStepFunctions stepFunctions) {
      CountDownLatch go = new CountDownLatch(1);
      stepFunctions.runScript("uploader", () -> go.await());
      go.countDown();
    }
  }

  /** A lock was left by a thread that is gone. */
  @StepFunctionsTest(watchdog = "PT1S")
  public static class LeftLocked {
    @Test
    @SuppressWarnings("LockNotBeforeTry") // That is the mistake.
    void waits(FakeStepFunctions stepFunctions, VirtualClock clock) throws InterruptedException {
      ReentrantLock lock = new ReentrantLock();
      Thread earlier = new Thread(lock::lock, "an earlier one");
      earlier.start();
      earlier.join();
      stepFunctions.runScript("uploader", lock::lock);
      clock.advanceBy(Duration.ofHours(24));
    }
  }
}
