package dev.holter.internal.wire;

import org.jspecify.annotations.Nullable;

/** A body that does not fit the operation's shape; carries AWS's words, which may be none. */
final class UnreadableRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableRequestException(@Nullable String message) {
    super(message, null, false, false);
  }
}
