package com.example.export

import dev.holter.Explore
import dev.holter.FakeStepFunctions
import dev.holter.StateMachine
import dev.holter.StepFunctionsTest
import dev.holter.VirtualClock
import dev.holter.assertj.HolterAssertions.assertThat
import java.time.Duration.ofHours
import java.time.Duration.ofMinutes
import java.time.Duration.ofSeconds
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import software.amazon.awssdk.services.sfn.SfnClient

@StepFunctionsTest
@StateMachine("exports.asl.json")
class ExportWorkerTest {

  // tag::kotlin[]
  @Test
  fun `exports for ten hours and beats every 20 seconds`(
      stepFunctions: FakeStepFunctions,
      client: SfnClient,
      clock: VirtualClock,
  ) {
    val execution = stepFunctions.startExecution("\"orders\"")
    stepFunctions.runWorker {
      runBlocking {
        ExportWorker(client, ACTIVITY) {
              delay(10.hours)
              7
            }
            .run()
      }
    }

    clock.advanceBy(ofHours(11))

    assertThat(execution)
        .hasSucceededWith("7")
        .task(1)
        .hasEndedAfter(ofHours(10))
        .beatsAtMost(ofSeconds(20))
        .hasNoCallsAfterEnd()
  }

  // end::kotlin[]

  /** A thread that works without a suspension point must not be the one that beats. */
  @Test
  fun `a table that blocks its thread does not stop the heartbeat`(
      stepFunctions: FakeStepFunctions,
      client: SfnClient,
      clock: VirtualClock,
  ) {
    val execution = stepFunctions.startExecution("\"orders\"")
    stepFunctions.runWorker {
      runBlocking {
        ExportWorker(client, ACTIVITY) {
              Thread.sleep(3_600_000)
              7
            }
            .run()
      }
    }

    clock.advanceBy(ofHours(2))

    assertThat(execution).hasSucceeded().task(1).hasHeartbeats(179).beatsAtMost(ofSeconds(20))
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 20)
  fun `answers whatever comes first`(
      stepFunctions: FakeStepFunctions,
      client: SfnClient,
      clock: VirtualClock,
  ) {
    val execution = stepFunctions.startExecution("\"orders\"")
    stepFunctions.runWorker {
      runBlocking {
        ExportWorker(client, ACTIVITY) {
              delay(1.hours)
              7
            }
            .run()
      }
    }

    clock.advanceBy(ofHours(2))

    assertThat(execution).hasSucceededWith("7").task(1).beatsAtMost(ofSeconds(21))
  }

  /** The heart of this worker says nothing about its work. */
  @Test
  fun `an export that hangs is noticed by the timeout only`(
      stepFunctions: FakeStepFunctions,
      client: SfnClient,
      clock: VirtualClock,
  ) {
    val execution = stepFunctions.startExecution("\"orders\"")
    stepFunctions.runWorker {
      runBlocking { ExportWorker(client, ACTIVITY) { awaitCancellation() }.run() }
    }

    clock.advanceBy(ofHours(12).plus(ofMinutes(1)))

    assertThat(execution).task(1).hasTimedOutOnTimeout().hasEndedAfter(ofHours(12))
  }

  private companion object {
    const val ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:exports"
  }
}
