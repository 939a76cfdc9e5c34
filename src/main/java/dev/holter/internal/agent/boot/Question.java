package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * What a client has asked over a connection that an event loop looks after.
 *
 * @param inquiry the last one, if there was any
 * @param open whether its answer is still to come
 * @param asker who has given the loop that work, if that is known
 * @param answer what has come of the answer, if its end can be told
 * @param reader who has read something of the answer since, and has not looked for more yet
 */
record Question(
    @Nullable InquiryHook inquiry,
    boolean open,
    @Nullable Thread asker,
    @Nullable Http1Answer answer,
    @Nullable Thread reader) {

  /** Time stands still from here on, if there is an inquiry. */
  static Question of(
      @Nullable InquiryHook inquiry, @Nullable Thread asker, @Nullable Http1Answer answer) {
    return new Question(inquiry, inquiry != null, asker, answer, null);
  }

  /** Somebody has read a part of the answer, or all of it; or there is more to come. */
  Question readBy(@Nullable Thread thread) {
    return new Question(inquiry, open, asker, answer, thread);
  }

  /** Something else was asked before the answer was there, so that nobody can tell its end. */
  Question withoutEnd() {
    return new Question(inquiry, open, asker, null, reader);
  }

  /** The answer is there, as far as is known. */
  Question closed() {
    return new Question(inquiry, false, null, null, null);
  }

  /** Lets time move again, on the thread that goes on. */
  void answered() {
    if (open && inquiry != null) {
      inquiry.answered();
    }
  }
}
