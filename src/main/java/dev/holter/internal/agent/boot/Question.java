package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What a client has asked over a connection that an event loop looks after.
 *
 * @param answered lets time move again, on the thread that has the answer; null if nothing is open
 * @param asker who has given the loop that work, if that is known
 * @param reader who has read something of the answer since, and has not looked for more yet
 */
record Question(@Nullable Runnable answered, @Nullable Thread asker, @Nullable Thread reader) {

  /** Of a connection over which nothing is under way. */
  static final Question NONE = new Question(null, null, null);

  boolean isOpen() {
    return answered != null;
  }

  /** Somebody has read a part of the answer, or all of it. */
  Question readBy(@Nullable Thread thread) {
    return new Question(answered, asker, thread);
  }
}
