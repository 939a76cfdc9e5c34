package dev.holter.time;

import org.apiguardian.api.API;

/** Whether a deadline is something to get done, or something that merely stands by. */
@API(status = API.Status.INTERNAL)
public enum Purpose {
  /** Work that ends: a sleep, a one-shot task, a Wait state, a retry's back-off. */
  WORK,
  /** Repeats or guards, and so never keeps {@link VirtualClock#runUntilIdle()} going. */
  BACKGROUND
}
