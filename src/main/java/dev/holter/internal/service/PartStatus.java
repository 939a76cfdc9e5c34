package dev.holter.internal.service;

/** What becomes of a branch or iteration. */
enum PartStatus {
  STARTED,
  SUCCEEDED,
  FAILED,
  ABORTED
}
