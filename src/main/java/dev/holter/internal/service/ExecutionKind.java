package dev.holter.internal.service;

import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** How an execution runs, which follows from its state machine and from how it was started. */
enum ExecutionKind {
  STANDARD,
  EXPRESS,
  SYNC_EXPRESS;

  static ExecutionKind started(StateMachineType type) {
    return type == StateMachineType.EXPRESS ? EXPRESS : STANDARD;
  }

  boolean isExpress() {
    return this != STANDARD;
  }
}
