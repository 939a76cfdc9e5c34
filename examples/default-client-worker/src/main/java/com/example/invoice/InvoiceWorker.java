package com.example.invoice;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Mails the invoices of a month; the task's input is their number.
 *
 * <p>It makes its own client, from the region and the credentials of the machine that it runs on.
 */
public final class InvoiceWorker implements Runnable {

  private static final long HEARTBEAT_MILLIS = 20_000;

  /** What the relay allows. */
  private static final int MAILS_PER_MINUTE = 30;

  private final String activityArn;
  private final MailRelay relay;

  public InvoiceWorker(String activityArn, MailRelay relay) {
    this.activityArn = activityArn;
    this.relay = relay;
  }

  @Override
  public void run() {
    try (SfnClient client = SfnClient.create()) {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(request -> request.activityArn(activityArn));
        if (task.taskToken() != null) {
          mail(client, task.taskToken(), Integer.parseInt(task.input()));
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void mail(SfnClient client, String taskToken, int invoices) throws InterruptedException {
    Timer heartbeat = heartbeat(client, taskToken);
    try {
      for (int invoice = 1; invoice <= invoices; invoice++) {
        relay.send(invoice);
        TimeUnit.MILLISECONDS.sleep(60_000 / MAILS_PER_MINUTE);
      }
      client.sendTaskSuccess(request -> request.taskToken(taskToken).output("" + invoices));
    } catch (TaskTimedOutException late) {
      // They are mailed; somebody has to find out why it took so long.
    } finally {
      heartbeat.cancel();
    }
  }

  private static Timer heartbeat(SfnClient client, String taskToken) {
    Timer timer = new Timer("heartbeat", true);
    TimerTask beat =
        new TimerTask() {
          @Override
          public void run() {
            try {
              client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
            } catch (SdkException refused) {
              // A timer ends with the first exception, and the next beat may come through.
            }
          }
        };
    timer.schedule(beat, HEARTBEAT_MILLIS, HEARTBEAT_MILLIS);
    return timer;
  }
}
