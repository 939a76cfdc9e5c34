package com.example.transcript;

/** Turns speech into text, which takes about as long as the recording. */
public interface Transcriber {
  String transcribe(String recording) throws InterruptedException;
}
