package com.example.transcript;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Transcribes recordings; the region and the credentials are those of the machine. */
@SpringBootApplication
@EnableScheduling
public class TranscriptApplication {

  public static void main(String[] args) {
    SpringApplication.run(TranscriptApplication.class, args);
  }

  @Bean
  SfnClient stepFunctions() {
    return SfnClient.create();
  }

  @Bean
  Transcriber transcriber() {
    return recording -> "Would transcribe " + recording;
  }
}
