package dev.holter.internal.service.event;

/** What becomes of a branch or iteration. */
public enum PartStatus {
  STARTED,
  SUCCEEDED,
  FAILED,
  ABORTED
}
