package com.example.export

import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.isActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.withContext
import software.amazon.awssdk.core.exception.SdkException
import software.amazon.awssdk.services.sfn.SfnClient
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException

/** Exports tables; the task's input is the table's name, its output the number of rows. */
class ExportWorker(
    private val client: SfnClient,
    private val activityArn: String,
    private val exporter: Exporter,
) {

  suspend fun run() = coroutineScope {
    while (isActive) {
      val task =
          runInterruptible(Dispatchers.IO) {
            client.getActivityTask { it.activityArn(activityArn) }
          }
      if (task.taskToken() != null) {
        export(task.taskToken(), task.input())
      }
    }
  }

  private suspend fun export(taskToken: String, table: String) = coroutineScope {
    val heartbeat = beat(taskToken)
    try {
      val rows = withContext(Dispatchers.Default) { exporter.export(table) }
      client.sendTaskSuccess { it.taskToken(taskToken).output("$rows") }
    } catch (late: TaskTimedOutException) {
      // The next worker exports it again.
    } finally {
      heartbeat.cancel()
    }
  }

  private fun CoroutineScope.beat(taskToken: String) =
      launch(Dispatchers.IO) {
        while (isActive) {
          delay(20.seconds)
          try {
            client.sendTaskHeartbeat { it.taskToken(taskToken) }
          } catch (refused: SdkException) {
            // The next beat may come through.
          }
        }
      }
}

/** Writes the rows of a table to where they are wanted, and counts them. */
fun interface Exporter {
  suspend fun export(table: String): Int
}
