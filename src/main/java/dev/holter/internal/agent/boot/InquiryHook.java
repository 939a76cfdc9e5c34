package dev.holter.internal.agent.boot;

/** What stands for something that a thread of a clock, or one that works for it, has asked. */
public interface InquiryHook {

  /** The calling thread has the answer, and goes on with it; until now time has stood still. */
  void answered();

  /** The calling thread has something else from the same server, since when time could move. */
  void more();
}
