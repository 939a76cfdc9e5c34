package com.example.export

import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import software.amazon.awssdk.services.sfn.SfnClient

/** `java com.example.export.MainKt ACTIVITY_ARN` */
fun main(args: Array<String>) = runBlocking {
  ExportWorker(SfnClient.create(), args[0]) { table ->
        println("Would export $table")
        delay(60_000)
        0
      }
      .run()
}
