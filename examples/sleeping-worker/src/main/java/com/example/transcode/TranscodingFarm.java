package com.example.transcode;

/** Transcodes videos; it knows its jobs by their number. */
public interface TranscodingFarm {

  /** What has become of a job. */
  enum State {
    WORKING,
    DONE,
    FAILED
  }

  String order(String video);

  State state(String job);

  void cancel(String job);
}
