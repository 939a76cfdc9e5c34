package com.example.transcript;

import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Every recording takes three hours. */
@Component
@Primary
class SlowTranscriber implements Transcriber {

  @Override
  public String transcribe(String recording) throws InterruptedException {
    TimeUnit.HOURS.sleep(3);
    return "words";
  }
}
