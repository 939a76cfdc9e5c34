package dev.holter.internal.service.core;

import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** How an execution runs, which follows from its state machine and from how it was started. */
public enum ExecutionKind {
  STANDARD,
  EXPRESS,
  SYNC_EXPRESS;

  public static ExecutionKind started(StateMachineType type) {
    return type == StateMachineType.EXPRESS ? EXPRESS : STANDARD;
  }

  public boolean isExpress() {
    return this != STANDARD;
  }
}
